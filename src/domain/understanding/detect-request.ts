import { languages } from './languages/index.js';
import type { ChatterCue, LanguageCues, RequestCue } from './languages/language-cues.js';
import { isOnlyThanks } from './only-thanks.js';
import { plain, withoutCode, wordsOf } from './text.js';
import type { Detection, DetectionContext, Language } from './types.js';

/** A message is taken for a request from this score up. */
export const REQUEST_THRESHOLD = 1;

const requestWeights: Readonly<Record<RequestCue, number>> = {
  question: 1,
  plea: 1,
  need: 1,
  problem: 1,
  order: 1,
};
const chatterWeights: Readonly<Record<ChatterCue, number>> = {
  announcement: -2,
  social: -2,
  answer: -1,
  solved: -2,
  own_work: -1.5,
  colleague_talk: -2,
  opinion: -1,
};

const ANNOUNCEMENT_MARK = /^\s*(?:📣|:mega:|:loudspeaker:|📢)/u;
const LAUGHTER =
  /[😂🤣😜😝🤪😹]|:(?:joy|rofl|laughing|stuck_out_tongue\w*|zany_face):|(?:^|\s)(?:xD|:P|;P|:D)(?=\s|$)/u;
const PARTY =
  /[🎉🎂🍕🍻🍺🥳🎈🍰☕🏆]|:(?:tada|birthday|beer|beers|pizza|cake|coffee|partying_face):/u;
const MENTION = /^\s*(?:<@[^>]+>|<at>[^<]*<\/at>|@[\p{L}\p{N}._-]+)\s*[:,]?\s*/u;
const DESK_MENTION = /^\s*@(?:here|channel|everyone|all|it|hr|help|support|desk|service|facilit)/iu;
const NAME_OPENING = /^(\p{Lu}[\p{L}-]+)(?:\s+\p{Lu}[\p{L}-]+)?\s*[,:!]\s+/u;
const CHAT_LOG = /^\s*(?:<[\w|`^-]+>|\[\d\d:\d\d|\w+@[\w-]+:[~/]|[$#]\s)/;

/**
 * Says whether a message asks the desk for something, and why. Each cue is counted once; the sum
 * decides. `context` lets a message that names the bot, or is written to it, need less.
 */
export function detectRequest(
  text: string,
  language: Language,
  context: DetectionContext,
): Detection {
  if (ANNOUNCEMENT_MARK.test(text)) return { isRequest: false, score: -9, cues: ['marked'] };
  const own = plain(withoutCode(text)).trim();
  const body = context.mentionsBot ? own.replace(MENTION, '') : own;
  if (wordsOf(body).length === 0) return { isRequest: false, score: -9, cues: ['no_words'] };
  if (isOnlyThanks(body, language)) return { isRequest: false, score: -9, cues: ['thanks'] };
  const cues = languages[language];
  const rest = withoutGreeting(body, cues);
  if (wordsOf(rest).length === 0) return { isRequest: false, score: -9, cues: ['greeting'] };

  const found: [cue: string, weight: number][] = [
    ...requestCues(rest, cues),
    ...chatterCues(rest, cues),
  ];
  if (context.mentionsBot) found.push(['mentions_bot', 1]);
  if (context.direct) found.push(['direct', 1]);
  if (!context.mentionsBot && addressesColleague(body, cues)) found.push(['colleague', -2]);
  if (LAUGHTER.test(body)) found.push(['laughter', -1.5]);
  if (PARTY.test(body)) found.push(['party', -1.5]);
  if (CHAT_LOG.test(body)) found.push(['log', -1]);
  if (wordsOf(rest).length < 4) found.push(['short', -1]);
  const score = found.reduce((sum, [, weight]) => sum + weight, 0);
  return { isRequest: score >= REQUEST_THRESHOLD, score, cues: found.map(([cue]) => cue) };
}

function requestCues(text: string, cues: LanguageCues): [string, number][] {
  const serious = text.replace(new RegExp(cues.idioms, 'giu'), ' ');
  const found: [string, number][] = [];
  for (const [cue, pattern] of Object.entries(cues.request) as [RequestCue, RegExp][]) {
    const asks = cue === 'question' ? isQuestion(serious, pattern) : pattern.test(serious);
    if (asks) found.push([cue, requestWeights[cue]]);
  }
  return found;
}

/** A question mark at the end of a sentence, or a sentence that opens as questions do. */
function isQuestion(text: string, words: RegExp): boolean {
  if (/\?(?=["')\s?!.]|$)/.test(text.replace(/https?:\S+/g, ''))) return true;
  return text
    .split(/[.!;,\n:]+\s*/)
    .some((sentence) => new RegExp(`^\\W*${words.source}`, 'iu').test(sentence));
}

function chatterCues(text: string, cues: LanguageCues): [string, number][] {
  return (Object.entries(cues.chatter) as [ChatterCue, RegExp][])
    .filter(([, pattern]) => pattern.test(text))
    .map(([cue]) => [cue, chatterWeights[cue]]);
}

/** The text after "Hi all," and the like. */
export function withoutGreeting(text: string, cues: LanguageCues): string {
  const greeted = cues.greeting.exec(text);
  if (!greeted) return text;
  const rest = text.slice(greeted[0].length).replace(/^[\s,!.:-]+/, '');
  const audience = cues.audience.exec(rest);
  return audience ? rest.slice(audience[0].length).replace(/^[\s,!.:-]+/, '') : rest;
}

/** Opens with one colleague's name: "@ana", "Ana, …", "Hi Ana, …". */
function addressesColleague(text: string, cues: LanguageCues): boolean {
  if (DESK_MENTION.test(text)) return false;
  if (MENTION.test(text)) return true;
  const greeting = cues.greeting.exec(text);
  const rest = greeting ? text.slice(greeting[0].length).replace(/^[\s,!.]+/, '') : text;
  if (cues.audience.test(rest)) return false;
  const name = NAME_OPENING.exec(rest);
  if (!name) return false;
  const opener = (name[1] ?? '').toLowerCase();
  if (cues.functionWords.has(opener) || cues.thanks.test(opener)) return false;
  return greeting !== null || cues.secondPerson.test(rest);
}
