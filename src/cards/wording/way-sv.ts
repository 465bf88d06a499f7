import type { wayEn } from './way-en.js';

/** Sägs en gång till var och en. */
export const waySv: Readonly<Record<keyof typeof wayEn, string>> = {
  the_way:
    'Nästa gång kan du bara skriva vad du behöver i {channels}, direkt till mig eller med /ticket: jag gör ett ärende av det och håller dig underrättad.',
  the_way_direct:
    'Nästa gång kan du bara skriva vad du behöver direkt till mig eller med /ticket: jag gör ett ärende av det och håller dig underrättad.',
};
