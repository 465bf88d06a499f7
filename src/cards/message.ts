import type { PersonId } from '../domain/place.js';

/**
 * What a message says, as plain data that every platform can show. Text of people is always a plain
 * string here; the renderers escape it, so no card can be forged by what somebody wrote.
 */
export interface Message {
  /** Reads well alone: the phone's notification, and the text for screen readers. */
  readonly fallback: string;
  readonly blocks: readonly Block[];
  /** The request (draft or ticket) that the buttons act on. */
  readonly subject?: string;
  /** Shown instead of the bot's own name, for what a person said. */
  readonly author?: string;
  /** Changes when menus must forget what was chosen in them. */
  readonly revision?: string;
}

export type Block =
  | { readonly type: 'line'; readonly text: Text }
  | { readonly type: 'small'; readonly text: Text }
  | { readonly type: 'quote'; readonly text: string; readonly link?: string }
  | {
      readonly type: 'buttons';
      readonly buttons: readonly Button[];
      readonly menu?: Menu;
      /** The request that these act on, where a message shows several. */
      readonly subject?: string;
    }
  | { readonly type: 'divider' };

export type Text = readonly Inline[];

export type Inline =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  /** A person: a mention that rings when `notify`, else the plain name. */
  | { readonly person: PersonId; readonly name: string; readonly notify: boolean }
  | { readonly link: string; readonly text: string }
  /** Where a place is known to the platform by id, such as a channel. */
  | { readonly channel: string; readonly name?: string }
  /** Shown in the reader's zone where the platform can; `text` is the same in words otherwise. */
  | { readonly time: Date; readonly text: string };

export interface Button {
  readonly action: string;
  readonly label: string;
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  /** Opens this address instead of acting. */
  readonly url?: string;
  readonly confirm?: {
    readonly title: string;
    readonly text: string;
    readonly yes: string;
    readonly no: string;
  };
}

/** The `More` menu; choosing an option presses its value as an action. */
export interface Menu {
  readonly label: string;
  readonly options: readonly { readonly action: string; readonly label: string }[];
}

/** The sentence without its formatting, for fallbacks and tests. */
export const plain = (text: Text): string =>
  text
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('bold' in part) return part.bold;
      if ('italic' in part) return part.italic;
      if ('person' in part) return part.name;
      if ('channel' in part) return part.name ?? part.channel;
      return part.text;
    })
    .join('');

/** Text of people is cut for display; the whole stays in the ticket. */
export const cut = (text: string, length = 280): string => {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
};
