/** Searching, in English. */
export const searchEn = {
  search_title: '“{query}”: {first}–{last} of {total}',
  search_none: 'Nothing that you may see fits “{query}”. Try fewer words, or the key of a ticket.',
  search_how:
    'Say what to look for: /ticket search vpn certificate, /ticket search "exact words", /ticket search IT-142',
  search_more: 'More',
  search_where: '{queue}, {time}',
};
