import type { Model } from './classifier/model.js';
import { learnedLeaning } from './learned-leaning.js';
import { languages } from './languages/index.js';
import type { ChatterCue, LanguageCues, RequestCue } from './languages/language-cues.js';
import { isOnlyThanks } from './only-thanks.js';
import { everywhere, plain, withoutCode, wordsOf } from './text.js';
import type { Detection, DetectionContext, Language } from './types.js';

/** A message is taken for a request from this score up. */
export const REQUEST_THRESHOLD = 1;

const requestWeights: Readonly<Record<RequestCue, number>> = {
  question: 1,
  plea: 1,
  need: 0.75,
  problem: 0.75,
  order: 1,
};
const chatterWeights: Readonly<Record<ChatterCue, number>> = {
  announcement: -2,
  social: -1.5,
  answer: -0.75,
  solved: -1.5,
  own_work: -1,
  colleague_talk: -1.5,
  opinion: -0.75,
};

const ANNOUNCEMENT_MARK = /^\s*(?:📣|:mega:|:loudspeaker:|📢)/u;
const LAUGHTER =
  /[😂🤣😜😝🤪😹😅😆😄😁🙃]|:(?:joy|rofl|laughing|stuck_out_tongue\w*|zany_face):|(?:^|\s)(?:xD|:P|;P|:D)(?=\s|$)/u;
const PARTY =
  /[🎉🎂🍕🍻🍺🥳🎈🍰☕🏆]|:(?:tada|birthday|beer|beers|pizza|cake|coffee|partying_face):/u;
const MENTION = /^\s*(?:<@[^>]+>|<at>[^<]*<\/at>|@[\p{L}\p{N}._-]+)\s*[:,]?\s*/u;
const DESK_MENTION = /^\s*@(?:here|channel|everyone|all|it|hr|help|support|desk|service|facilit)/iu;
const NAME_OPENING = /^(\p{Lu}[\p{L}-]+)(?:\s+\p{Lu}[\p{L}-]+)?\s*[,:!]\s+/u;
/** "…, Jo?" at the very end. */
const CLOSING_NAME = /, \p{Lu}\p{Ll}+[?!.]*$/u;
/** "… please sign it @ana". */
const CLOSING_MENTION =
  /\s(?:<@[^>]+>|<at>[^<]*<\/at>|@(?!here|channel|everyone|all|it|hr|help|support)[\p{L}\p{N}._-]+)\s*[?!.]*$/iu;
const CHAT_LOG = /^\s*(?:<[\w|`^-]+>|\[\d\d:\d\d|\w+@[\w-]+:[~/]|[$#]\s|\[[A-Z]+\])/;

/**
 * Says whether a message asks the desk for something, and why. Each cue is counted once; the sum
 * decides. `context` lets a message that names the bot, or is written to it, need less. `learned`, a
 * model of the labels `request` and `chatter`, sees what no rule names.
 */
export function detectRequest(
  text: string,
  language: Language,
  context: DetectionContext,
  learned?: Model,
): Detection {
  if (ANNOUNCEMENT_MARK.test(text)) return { isRequest: false, score: -9, cues: ['marked'] };
  const own = plain(withoutCode(text)).trim();
  const body = context.mentionsBot ? own.replace(MENTION, '') : own;
  if (wordsOf(body).length === 0) return { isRequest: false, score: -9, cues: ['no_words'] };
  if (isOnlyThanks(body, language)) return { isRequest: false, score: -9, cues: ['thanks'] };
  const cues = languages[language];
  const rest = withoutGreeting(body, cues);
  if (wordsOf(rest).length === 0) return { isRequest: false, score: -9, cues: ['greeting'] };

  const asking = requestCues(rest, cues);
  const chatter = chatterCues(rest, cues);
  const personal = !context.mentionsBot && addressesColleague(body, cues);
  const found: Cues = [...asking];
  // What is said to one colleague is between the two, whatever thing it is about.
  if (!personal && !has(chatter, 'colleague_talk'))
    found.push(...statementCues(rest, cues, asking));
  found.push(...(isSerious(found) ? lighter(chatter) : chatter));
  if (context.mentionsBot) found.push(['mentions_bot', 1]);
  if (context.direct) found.push(['direct', 1]);
  if (personal) found.push(['colleague', -2]);
  if (LAUGHTER.test(body)) found.push(['laughter', -1.5]);
  if (PARTY.test(body)) found.push(['party', -1.5]);
  if (CHAT_LOG.test(body)) found.push(['log', -1]);
  const toBot = context.mentionsBot || context.direct;
  if (learned) found.push(...leaningCues(own, learned, isSerious(found), toBot));
  if (!toBot && wordsOf(rest).length < 4) found.push(['short', isSerious(found) ? -0.25 : -1]);
  const score = found.reduce((sum, [, weight]) => sum + weight, 0);
  return { isRequest: score >= REQUEST_THRESHOLD, score, cues: found.map(([cue]) => cue) };
}

/**
 * What was learned may make a request of a plain statement; against what the rules see it says little,
 * and nothing against words that were said to the desk itself, perhaps in a language it never learned.
 */
function leaningCues(text: string, learned: Model, serious: boolean, toBot: boolean): Cues {
  const leaning = LEARNED_WEIGHT * learnedLeaning(text, learned);
  if (leaning > 0) return [['words', Math.min(leaning, MOST_FOR)]];
  if (toBot) return [];
  return [['other_words', Math.max(leaning, serious ? -MOST_AGAINST / 2 : -MOST_AGAINST)]];
}

const LEARNED_WEIGHT = 0.5;
const MOST_FOR = 2;
const MOST_AGAINST = 0.5;

type Cues = [cue: string, weight: number][];

function has(found: Cues, wanted: string): boolean {
  return found.some(([cue]) => cue === wanted);
}

/** Tea on a keyboard is no small talk: a fault in a thing, or an order, outweighs such words. */
function isSerious(found: Cues): boolean {
  const isFault = has(found, 'problem') || has(found, 'sign');
  return (isFault && has(found, 'thing')) || has(found, 'order');
}

function lighter(chatter: Cues): Cues {
  return chatter.map(([cue, weight]) => [cue, cue === 'social' ? weight / 3 : weight]);
}

function requestCues(text: string, cues: LanguageCues): Cues {
  const serious = text.replace(everywhere(cues.idioms), ' ');
  const found: Cues = [];
  for (const [cue, pattern] of Object.entries(cues.request) as [RequestCue, RegExp][]) {
    const asks =
      cue === 'question'
        ? isQuestion(serious, pattern)
        : cue === 'order'
          ? clausesOf(serious).some((clause) => pattern.test(clause))
          : pattern.test(serious);
    if (asks) found.push([cue, requestWeights[cue]]);
  }
  return found;
}

/**
 * The setting of what is said: a thing the desk looks after, the writer's part in it, a sign of
 * trouble. None of them alone makes a request: the writer counts beside
 * a thing, a problem or a need, a sign beside a thing or what is the writer's own.
 */
function statementCues(text: string, { statement, idioms }: LanguageCues, asking: Cues): Cues {
  const serious = text.replace(everywhere(idioms), ' ');
  const thing = statement.thing.test(serious);
  const mine = statement.mine.exec(serious);
  // "My travel request is still …" needs no thing from the list; "that was me" does.
  const isAboutMine = mine?.index === 0;
  if (!thing && !isAboutMine && !has(asking, 'problem') && !has(asking, 'need')) return [];
  const found: Cues = thing ? [['thing', 0.5]] : [];
  // "my screen" says more than "I": who writes about their own doing asks for nothing.
  if (mine) found.push(['mine', 0.5]);
  else if (statement.writer.test(serious)) found.push(['writer', 0.25]);
  if ((thing || isAboutMine) && statement.sign.test(serious)) found.push(['sign', 0.5]);
  return found;
}

/** A question mark at the end of a sentence, or a sentence that opens as questions do. */
function isQuestion(text: string, words: RegExp): boolean {
  if (/\?(?=["')\s?!.]|$)/.test(text.replace(/https?:\S+/g, ''))) return true;
  return clausesOf(text).some((clause) => words.test(clause));
}

function clausesOf(text: string): string[] {
  return text.split(/[.!;,\n:]+\s*/).map((clause) => clause.replace(/^[^\p{L}\p{N}]+/u, ''));
}

function chatterCues(text: string, cues: LanguageCues): Cues {
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
  if (CLOSING_MENTION.test(text)) return true;
  if (CLOSING_NAME.test(text) && cues.secondPerson.test(text)) return true;
  const name = NAME_OPENING.exec(rest);
  if (!name) return false;
  const opener = (name[1] ?? '').toLowerCase();
  if (cues.functionWords.has(opener) || cues.thanks.test(opener)) return false;
  return greeting !== null || Object.values(languages).some((one) => one.secondPerson.test(rest));
}
