import type { searchEn } from './search-en.js';

/** Searching, in Swedish. */
export const searchSv: Readonly<Record<keyof typeof searchEn, string>> = {
  search_title: '”{query}”: {first}–{last} av {total}',
  search_none: 'Inget som du får se passar ”{query}”. Prova färre ord, eller ett ärendes nummer.',
  search_how:
    'Säg vad jag ska söka efter: /ticket search vpn-certifikat, /ticket search "exakta ord", /ticket search IT-142',
  search_more: 'Fler',
  search_where: '{queue}, {time}',
};
