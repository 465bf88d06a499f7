import type { wayEn } from './way-en.js';

/** Wird jedem Menschen einmal gesagt. */
export const wayDe: Readonly<Record<keyof typeof wayEn, string>> = {
  the_way:
    'Schreib nächstes Mal einfach in {channels}, direkt an mich oder mit /ticket, was du brauchst: ich mache ein Ticket daraus und halte dich auf dem Laufenden.',
  the_way_direct:
    'Schreib nächstes Mal einfach direkt an mich oder mit /ticket, was du brauchst: ich mache ein Ticket daraus und halte dich auf dem Laufenden.',
};
