import type { FormName, FormValues } from '../cards/form.js';
import type { FileRef, MessageRef, PersonId, Place } from '../domain/place.js';

/** Something that happened in a chat, in the desk's own words. Plain data: it is stored before it is answered. */
export type Incoming = IncomingBase &
  (
    | Said
    | { readonly kind: 'edited'; readonly message: MessageRef; readonly text: string }
    | { readonly kind: 'deleted'; readonly message: MessageRef }
    | Reacted
    | Pressed
    | Submitted
    | { readonly kind: 'command'; readonly text: string; readonly place: Place }
    | MessagePicked
    | { readonly kind: 'home_opened' }
    | { readonly kind: 'removed_from'; readonly place: Place }
  );

export interface IncomingBase {
  /** The same for every copy of one delivery; the inbox keeps one. */
  readonly delivery: string;
  readonly deskId: string;
  readonly at: Date;
  readonly actor: PersonId;
  /** Something secret was hidden in what they wrote before it was stored. */
  readonly secretsHidden?: boolean;
}

export interface Said {
  readonly kind: 'said';
  readonly message: MessageRef;
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly direct: boolean;
  readonly mentionsBot: boolean;
  /** Said where there are no threads: whatever somebody answers stands beside everything else. */
  readonly unthreaded?: true;
}

export interface Reacted {
  readonly kind: 'reacted';
  readonly message: MessageRef;
  readonly gesture: Gesture;
  /** Who wrote the message, where the platform says so. */
  readonly author?: PersonId;
}

/** What the reactions of `experience.md` mean. */
export type Gesture = 'make_ticket' | 'take' | 'resolve' | 'urgent';

export interface Pressed {
  readonly kind: 'pressed';
  readonly action: string;
  /** The draft or ticket whose message was pressed. */
  readonly subject: string;
  readonly value?: string;
  readonly message: MessageRef;
}

export interface Submitted {
  readonly kind: 'submitted';
  readonly form: FormName;
  readonly subject?: string;
  readonly values: FormValues;
  readonly context: Readonly<Record<string, string>>;
  /** The message that a new request is about: its author asks, whoever sent the form files it for them. */
  readonly about?: Omit<MessagePicked, 'kind'>;
}

/** The message shortcut: somebody chose a message to become a ticket. */
export interface MessagePicked {
  readonly kind: 'message_picked';
  readonly message: MessageRef;
  readonly author: PersonId;
  readonly text: string;
  readonly files: readonly FileRef[];
}
