/** Said once to each person, in English. */
export const wayEn = {
  the_way:
    'Next time, just write what you need in {channels}, to me directly, or with /ticket: I make a ticket of it and keep you informed.',
  the_way_direct:
    'Next time, just write what you need to me directly, or with /ticket: I make a ticket of it and keep you informed.',
} as const;
