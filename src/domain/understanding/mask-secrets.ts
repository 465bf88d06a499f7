import { languages } from './languages/index.js';
import type { SecretKind } from './types.js';

const MASK = '•••••';

interface Finder {
  kind: SecretKind;
  /** The secret is the group named `secret`, or the whole match. */
  pattern: RegExp;
  isReal?: (found: string) => boolean;
}

const passwordWords = Object.values(languages)
  .map((cues) => cues.password)
  .join('|');

const finders: readonly Finder[] = [
  {
    kind: 'private_key',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  {
    kind: 'token',
    pattern:
      /\b(?:xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,}|gh[oprsu]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|sk-[\w-]{16,}|(?:sk|pk|rk)_(?:live|test)_\w{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|npm_\w{30,}|SG\.[\w-]{16,}\.[\w-]{16,})/g,
  },
  {
    kind: 'token',
    pattern:
      /\b(?:api[-_ ]?key|access[-_ ]?token|auth[-_ ]?token|token|secret(?:[-_ ]?key)?|client[-_ ]?secret|bearer)\b["']?\s*(?:is|är|ist|lautet)?\s*[:=]?\s*["'`]?(?<secret>[\w+/=.-]{12,})/gi,
    isReal: (found) => /\d/.test(found) && /[a-z]/i.test(found),
  },
  { kind: 'token', pattern: /(?<=:\/\/[^\s:/@]{1,60}:)(?<secret>[^\s@/]{3,})(?=@)/g },
  {
    kind: 'password',
    pattern: new RegExp(
      `(?<![\\p{L}])(?:${passwordWords})(?![\\p{L}])[^\\S\\n]*(?:(?:is|was|är|var|ist|war|lautet|=|:|→|->)[^\\S\\n]*)+["'\`]?(?<secret>[^\\s"'\`]{3,})`,
      'giu',
    ),
    isReal: looksLikePassword,
  },
  {
    kind: 'iban',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g,
    isReal: isIban,
  },
  {
    kind: 'card_number',
    pattern: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g,
    isReal: isCardNumber,
  },
  {
    kind: 'personal_number',
    pattern: /(?<![\d-])(?:19|20)?\d{6}[-+]?\d{4}(?![\d-])/g,
    isReal: isSwedishPersonalNumber,
  },
  {
    kind: 'personal_number',
    pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\d-])/g,
  },
  {
    kind: 'personal_number',
    pattern: /(?<![\p{L}\d])\d{2}[ ]?\d{6}[ ]?[A-Z][ ]?\d{3}(?![\p{L}\d])/gu,
  },
];

/**
 * Replaces passwords, tokens, keys, card numbers, IBANs and personal numbers in a text. `found`
 * names each kind once, so that the author can be told what to change.
 */
export function maskSecrets(text: string): { text: string; found: SecretKind[] } {
  const found = new Set<SecretKind>();
  let masked = text;
  for (const { kind, pattern, isReal } of finders) {
    masked = masked.replace(pattern, (match: string, ...rest: unknown[]) => {
      const groups = rest.at(-1);
      const secret = secretIn(groups) ?? match;
      if (secret.includes(MASK) || (isReal && !isReal(secret))) return match;
      found.add(kind);
      const at = match.lastIndexOf(secret);
      return match.slice(0, at) + MASK + match.slice(at + secret.length);
    });
  }
  return { text: masked, found: [...found] };
}

function secretIn(groups: unknown): string | undefined {
  if (typeof groups !== 'object' || groups === null || !('secret' in groups)) return undefined;
  return typeof groups.secret === 'string' ? groups.secret : undefined;
}

/** "my password is wrong" tells no secret; "my password is Sommer2024!" does. */
function looksLikePassword(found: string): boolean {
  const word = found.replace(/[.,;:!?)]+$/, '');
  if (/\d/.test(word) || /[^\p{L}\p{N}.,;:!?')-]/u.test(found)) return true;
  return /\p{Ll}\p{Lu}/u.test(word);
}

function luhn(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return sum % 10 === 0;
}

function isCardNumber(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  return digits.length >= 13 && digits.length <= 19 && /^[2-6]/.test(digits) && luhn(digits);
}

/** Ten or twelve digits: a real day (or a coordination number, day + 60) and a Luhn check digit. */
function isSwedishPersonalNumber(found: string): boolean {
  const digits = found.replace(/\D/g, '').slice(-10);
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6)) % 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && luhn(digits);
}

function isIban(found: string): boolean {
  const compact = found.replace(/ /g, '');
  if (compact.length < 15 || compact.length > 34) return false;
  const rearranged = compact.slice(4) + compact.slice(0, 4);
  let remainder = 0;
  for (const sign of rearranged) {
    const value = parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
