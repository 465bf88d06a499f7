import type { Language } from '../types.js';

/** Reasons for seeing a request; each counts once. */
export type RequestCue = 'question' | 'plea' | 'need' | 'problem' | 'order';
/** Reasons against it. */
export type ChatterCue =
  'announcement' | 'social' | 'answer' | 'solved' | 'own_work' | 'colleague_talk' | 'opinion';
export type PriorityCue =
  'urgent' | 'soon' | 'no_hurry' | 'deadline' | 'blocked' | 'outage' | 'safety' | 'money' | 'vip';

/** What a field is about, told by its key and label: it decides which words can answer it. */
export type Subject =
  | 'deadline'
  | 'start'
  | 'end'
  | 'since'
  | 'count'
  | 'money'
  | 'description'
  | 'reason'
  | 'location'
  | 'system'
  | 'error'
  | 'code'
  | 'phone'
  | 'month'
  | 'beneficiary'
  | 'manager';

export interface DateWords {
  /** Monday first; each a fragment of a regular expression. */
  weekdays: readonly string[];
  /** Short forms, taken only after a word such as "by". */
  shortWeekdays: readonly string[];
  /** January first. */
  months: readonly string[];
  /** Phrases for a day, and how many days from today it is. */
  days: readonly (readonly [phrase: string, offset: number])[];
  /** "end of the week" and the like. */
  weekEnd: string;
  nextWeekEnd: string;
  nextWeek: string;
  nextWeekStart: string;
  monthEnd: string;
  /** "in 3 days": the number is captured first, the unit after it. */
  inUnits: string;
  units: { day: string; week: string; month: string };
  /** Before a weekday: this word moves it to the week after. */
  next: string;
  /** After a weekday: "torsdag nästa vecka". */
  ofNextWeek: string;
  /** Before or around a weekday: it lies behind us. */
  past: string;
  /** Words that come before a date and say nothing about which one. */
  before: string;
  /** Just before the last day of something, or before the day it is needed. */
  until: string;
  /** Just before its first day. */
  from: string;
  /** "the 27th", "den 27", "am 27.": the number is captured. */
  dayOfMonth: string;
}

/** Everything a language brings along. A new language is one such file. */
export interface LanguageCues {
  language: Language;
  functionWords: ReadonlySet<string>;
  /** Letters that the other languages do not have at all, or hardly. */
  ownLetters: RegExp;
  /** Letters or endings hardly found in the other languages. */
  letters: RegExp;
  request: Readonly<Record<RequestCue, RegExp>>;
  /**
   * Many problems are told without any word for a problem: "my calendar shows everything an hour
   * early". A thing the desk looks after, the writer's part in it, and a small sign of trouble
   * together make a request.
   */
  statement: { thing: RegExp; mine: RegExp; writer: RegExp; sign: RegExp };
  chatter: Readonly<Record<ChatterCue, RegExp>>;
  /** Looks like a problem or a need, but is a way of speaking ("can't wait"). */
  idioms: RegExp;
  greeting: RegExp;
  /** Who may be greeted without being one person: "all", "team", "IT". */
  audience: RegExp;
  thanks: RegExp;
  /** Words that thank-yous are padded with and that ask for nothing. */
  thanksPadding: ReadonlySet<string>;
  secondPerson: RegExp;
  /** Openings that a title does without: "could you please", "I was wondering if". */
  politeness: RegExp;
  priority: Readonly<Record<PriorityCue, RegExp>>;
  impact: { several: RegExp; everyone: RegExp };
  negation: RegExp;
  dates: DateWords;
  numbers: Readonly<Record<string, number>>;
  yes: RegExp;
  no: RegExp;
  /** First, second … ; the last entry is "the last one". */
  ordinals: readonly RegExp[];
  /** Before a person's name: "for", "on behalf of", "my colleague". */
  beforePerson: string;
  /** Words for the writer as the one meant: "myself". */
  myself: RegExp;
  manager: string;
  because: RegExp;
  /** Rooms, floors and the like with their number. */
  location: RegExp;
  /** The same with a name or a letter; tells capitals from small letters. */
  namedPlace: RegExp;
  /** Before a system's name: "access to". */
  beforeSystem: RegExp;
  /** Before a system's name if that has a capital: "install". */
  beforeProgram: RegExp;
  /** After a system's name: "Figma licence". */
  afterSystem: string;
  /** After a person's name: "needs", "starts", "covers for me". */
  afterPerson: string;
  /** After the name of somebody who says yes: "has approved". */
  approves: string;
  password: string;
  subjects: Readonly<Record<Subject, RegExp>>;
  stopWords: ReadonlySet<string>;
}
