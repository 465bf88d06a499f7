import type { Telling } from '../cards/telling-types.js';
import type { MessageRef, PersonId, Place } from '../domain/place.js';

/**
 * Something to be sent, as ids only: the words are made from the ticket as it is when the message goes
 * out, so what people read is current and no text stands twice.
 */
export interface Delivery {
  /** `<eventId>:<target>`, or `<delivery>:<target>` for answers to one person. */
  readonly id: string;
  readonly deskId: string;
  /**
   * Rows of one lane are sent one after the other, in the order of `order`. Each side of a request has
   * its own (see `laneOf`), so that a channel that cannot be reached holds up nothing but itself.
   */
  readonly lane: string;
  readonly order: number;
  readonly createdAt: Date;
  readonly target: DeliveryTarget;
}

/** Where something is read: by the requester, or by the queue's team. */
export type Side = 'requester' | 'triage';

export type DeliveryTarget =
  /** Makes the living message of this role exist and show what is true now. */
  | { readonly kind: 'living'; readonly subject: string; readonly role: LivingRole }
  /** Brings every living message on one side of the request up to date. */
  | {
      readonly kind: 'refresh';
      readonly subject: string;
      readonly side: Side;
      readonly revision?: string;
    }
  /** A new message that somebody must read, about one event. */
  | {
      readonly kind: 'notice';
      readonly subject: string;
      readonly seq: number;
      readonly to: 'requester' | 'triage';
    }
  /** A copy of reply `seq` on the other side. */
  | {
      readonly kind: 'copy';
      readonly subject: string;
      readonly seq: number;
      readonly to: 'requester' | 'triage';
    }
  /** The files of event `seq` (an opening or a reply), after its text. */
  | {
      readonly kind: 'files';
      readonly subject: string;
      readonly seq: number;
      readonly to: 'requester' | 'triage';
    }
  | {
      readonly kind: 'copy_edit';
      readonly subject: string;
      readonly source: MessageRef;
      readonly seq: number;
    }
  | { readonly kind: 'copy_delete'; readonly subject: string; readonly source: MessageRef }
  | {
      readonly kind: 'mark';
      readonly ref: MessageRef;
      readonly mark: 'delivered' | 'inside' | 'seen';
    }
  /** One sentence to one person alone, in a place. */
  | {
      readonly kind: 'tell';
      readonly person: PersonId;
      readonly place: Place;
      readonly what: Telling;
    }
  /** Puts event `seq` into the one list of what waits for this person. */
  | {
      readonly kind: 'nudge';
      readonly person: PersonId;
      readonly subject: string;
      readonly seq: number;
    }
  /** The same for each lead of the ticket's queue. */
  | { readonly kind: 'nudge_leads'; readonly subject: string; readonly seq: number }
  /** A direct message to somebody. */
  | { readonly kind: 'direct'; readonly person: PersonId; readonly what: Telling };

/** `status`: in the requester's thread; `card`: in the queue's triage channel; `log`: in the card's thread. */
export type LivingRole = 'status' | 'card' | 'log' | `resolution:${number}` | `question:${number}`;

/** The side on which a living message stands, by its role. */
export const sideOfRole = (role: string): Side =>
  /^(card|log|nudges)\b/.test(role) ? 'triage' : 'requester';

/** The lane of what is gathered for one person, so that one message at a time is made of it. */
export const nudgeLane = (person: PersonId): string => `nudges:${person}`;

/** The lane of everything that one side of a request hears. The requester's is that of the dialog, too. */
export const laneOf = (subject: string, side: Side): string =>
  side === 'requester' ? subject : `${subject}:triage`;
