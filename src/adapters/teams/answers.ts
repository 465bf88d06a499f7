import type { Form } from '../../cards/form.js';
import type { Message } from '../../cards/message.js';
import { messageKey, type MessageRef, type PersonId, type Place } from '../../domain/place.js';
import { GatewayError } from '../../usecases/ports.js';

/** Somebody pressed a button, and Teams waits to be told what they should see. */
export interface Waiting {
  /** What they were told alone, or the new state of the card, whichever comes first; nothing in the end. */
  readonly answer: Promise<Answer | undefined>;
  /** Takes nothing more. */
  close(): void;
}

export type Answer = { readonly told: Message } | { readonly shown: Message };

/**
 * Presses that Teams waits for an answer to. What is said to the presser alone goes into the answer,
 * where nobody else sees it; otherwise it would have to be a message of its own.
 */
export interface Answers {
  /** @param ms how long Teams may be kept waiting */
  press(person: PersonId, message: MessageRef, ms: number): Waiting;
  /** Whether somebody waits for these words in this place, who has them now. */
  tell(person: PersonId, place: Place, message: Message): boolean;
  /** Notes what the card shows now. */
  show(ref: MessageRef, message: Message): void;
  /** A dialog that was asked for; `trigger` stands for it. */
  dialog(trigger: string, ms: number): { readonly form: Promise<Form | undefined>; close(): void };
  /** @throws GatewayError when nobody waits for a form any more */
  open(trigger: string, form: Form): void;
}

interface Open {
  readonly person: PersonId;
  readonly place: Place;
  readonly key: string;
  readonly take: (answer: Answer | undefined) => void;
}

/** Makes the list of those who wait, in this process. */
export function createAnswers(): Answers {
  const presses = new Set<Open>();
  const dialogs = new Map<string, (form: Form | undefined) => void>();

  return {
    press: (person, message, ms) => {
      const { promise, settle } = within<Answer>(ms);
      const open: Open = { person, place: message, key: messageKey(message), take: settle };
      presses.add(open);
      const close = (): void => {
        presses.delete(open);
        settle(undefined);
      };
      return { answer: promise.finally(() => presses.delete(open)), close };
    },
    tell: (person, place, message) => {
      const open = [...presses].find(
        (each) =>
          each.person === person &&
          each.place.conversation === place.conversation &&
          each.place.thread === place.thread,
      );
      if (open === undefined) return false;
      presses.delete(open);
      open.take({ told: message });
      return true;
    },
    show: (ref, message) => {
      const key = messageKey(ref);
      for (const open of presses) if (open.key === key) open.take({ shown: message });
    },
    dialog: (trigger, ms) => {
      const { promise, settle } = within<Form>(ms);
      dialogs.set(trigger, settle);
      return {
        form: promise.finally(() => dialogs.delete(trigger)),
        close: () => {
          settle(undefined);
        },
      };
    },
    open: (trigger, form) => {
      const take = dialogs.get(trigger);
      if (take === undefined) throw new GatewayError('gone', 'nobody_waits_for_a_form');
      dialogs.delete(trigger);
      take(form);
    },
  };
}

/** A promise that is kept by `settle`, or with nothing after `ms`. */
function within<T>(ms: number): {
  readonly promise: Promise<T | undefined>;
  readonly settle: (value: T | undefined) => void;
} {
  let settle: (value: T | undefined) => void = () => undefined;
  const promise = new Promise<T | undefined>((resolve) => {
    const timer = setTimeout(resolve, ms, undefined);
    settle = (value) => {
      clearTimeout(timer);
      resolve(value);
    };
  });
  return { promise, settle };
}
