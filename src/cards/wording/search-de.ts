import type { searchEn } from './search-en.js';

/** Searching, in German. */
export const searchDe: Readonly<Record<keyof typeof searchEn, string>> = {
  search_title: '„{query}“: {first}–{last} von {total}',
  search_none:
    'Nichts, was du sehen darfst, passt zu „{query}“. Versuch es mit weniger Wörtern oder mit der Nummer eines Tickets.',
  search_how:
    'Sag, wonach ich suchen soll: /ticket search vpn zertifikat, /ticket search "genaue worte", /ticket search IT-142',
  search_more: 'Mehr',
  search_where: '{queue}, {time}',
};
