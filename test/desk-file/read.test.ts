import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { exampleDeskPath } from '../../src/desk-file/example.js';
import { problemLine } from '../../src/desk-file/problem.js';
import { readDesk } from '../../src/desk-file/read.js';

const example = readFileSync(exampleDeskPath, 'utf8');

const small = `desk:
  name: Help
  time_zone: Europe/Stockholm
queues:
  - key: it
    name: IT
    key_prefix: IT
    triage_channel: "#triage-it"
    roster: { groups: ["@it"] }
categories:
  - key: laptop
    name: Laptop broken
    queue: it
    fields:
      - key: device
        label: Which one?
        type: one_of
        options: [{ value: mac, label: Mac }, { value: pc, label: PC }]
`;

/** The problems of the small desk after one change, as people read them. */
function after(was: string, is: string): string[] {
  expect(small).toContain(was);
  const reading = readDesk(small.replace(was, is));
  return reading.ok ? [] : reading.problems.map(problemLine);
}

test('a small desk needs few lines, and gets the usual priorities and dialog', () => {
  const reading = readDesk(small);
  expect(reading.ok && reading.file).toMatchObject({
    desk: { language: 'en' },
    channels: [],
    priorities: { default: 'normal' },
    dialog: { confirm: 'never', abandon_minutes: 30 },
    wording: {},
  });
});

describe('every mistake is named with its place and its remedy', () => {
  test.each<[string, string, string]>([
    [
      'triage_channel: "#triage-it"',
      'triage_chanel: "#triage-it"',
      'line 8, queues[0].triage_chanel: is not an entry of this part. Did you mean triage_channel?',
    ],
    [
      'triage_channel: "#triage-it"',
      'triage_channel: #triage-it',
      'line 8, queues[0].triage_channel: is empty, because # starts a comment in YAML. Put the name in quotes, like "#triage-it".',
    ],
    [
      'triage_channel: "#triage-it"',
      'triage_channel: triage-it',
      'line 8, queues[0].triage_channel "triage-it": is neither a channel name nor a channel id.',
    ],
    [
      'groups: ["@it"]',
      'groups: []',
      'line 9, queues[0].roster: is empty: nobody could take a ticket of this queue.',
    ],
    [
      'groups: ["@it"]',
      'people: [ben]',
      'line 9, queues[0].roster.people[0] "ben": is neither an e-mail address nor a member id.',
    ],
    [
      '{ groups: ["@it"] }',
      '"@it"',
      'line 9, queues[0].roster "@it": should be a group of entries (name: value).',
    ],
    [
      'key_prefix: IT',
      'key_prefix: it-desk',
      'line 7, queues[0].key_prefix "it-desk": is not a key prefix. Use 2 to 6 capital letters',
    ],
    [
      'queue: it',
      'queue: itt',
      'line 13, categories[0].queue "itt": is no queue of this file. Did you mean it?',
    ],
    [
      'type: one_of',
      'type: oneof',
      'line 17, categories[0].fields[0].type "oneof": is not known here. Did you mean one_of?',
    ],
    [
      'type: one_of',
      'type: date',
      'line 18, categories[0].fields[0].options: has no meaning for a field of type date.',
    ],
    [
      'options: [{ value: mac, label: Mac }, { value: pc, label: PC }]',
      'hint: Look at the lid',
      'line 15, categories[0].fields[0].options: is missing: this field is a choice.',
    ],
    [
      '{ value: pc, label: PC }',
      '{ value: mac, label: PC }',
      'line 18, categories[0].fields[0].options[1].value "mac": stands twice',
    ],
    [
      'type: one_of',
      'show_if: { field: other, equals: x }\n        type: one_of',
      'line 17, categories[0].fields[0].show_if.field "other": is no earlier field of this category.',
    ],
    [
      'type: one_of',
      'min: 5\n        max: 2\n        type: one_of',
      'line 17, categories[0].fields[0].min: has no meaning for a field of type one_of.',
    ],
    [
      'label: Which one?',
      'label: 7',
      'line 16, categories[0].fields[0].label 7: should be a text. Write the question, as people read it.',
    ],
    [
      'label: Which one?',
      "label: ''",
      'line 16, categories[0].fields[0].label "": is empty. Write the question',
    ],
    [
      'Europe/Stockholm',
      'Stockholm',
      'line 3, desk.time_zone "Stockholm": is not a time zone. Use a name of the IANA list',
    ],
    ['  name: Help\n', '', 'line 2, desk.name: is missing. Add name: the name of your help desk.'],
    [
      'desk:\n',
      'language: fr\ndesk:\n',
      'line 1, language: is not an entry of this part. Remove it, or use desk, queues,',
    ],
    [
      '  name: Help',
      '  name: Help\n  language: fr',
      'line 3, desk.language "fr": is not known here. Use en, sv or de.',
    ],
    [
      'categories:',
      'priorities: { levels: [{ key: p1, name: P1 }], default: p2, table: {} }\ncategories:',
      'line 10, priorities.default "p2": is no priority of this file. Did you mean p1?',
    ],
    [
      'categories:',
      'dialog: { abandon_minutes: 0 }\ncategories:',
      'line 10, dialog.abandon_minutes 0: is too small. Use 1 or more.',
    ],
    [
      'categories:',
      'channels: [{ channel: "#triage-it", mode: auto }]\ncategories:',
      'line 10, channels[0].channel "#triage-it": is a triage channel',
    ],
    [
      'categories:',
      'wording: { clam: Take it }\ncategories:',
      'line 10, wording.clam: is not the name of a sentence. Did you mean claim?',
    ],
    [
      'categories:',
      'wording:\n  card_moved: Now with {queu}\ncategories:',
      'line 11, wording.card_moved "Now with {queu}": has a blank that nothing fills in: {queu}. Use {queue}.',
    ],
    ['{ groups: ["@it"] }', '', 'line 9, queues[0].roster: is empty. Write who may work'],
    ['groups: ["@it"]', 'groups: [@it]', 'line 9, the file: This is not YAML: '],
    ['  name: Help', ' name: Help', 'line 2, the file: This is not YAML: '],
    ['  name: Help', '  name: Help\n  name: Desk', 'line 3, the file: This is not YAML: Map keys'],
    ['name: Help', 'name: *nothing', 'the file: Unresolved alias'],
  ])('%s → %s', (was, is, expected) => {
    expect(after(was, is)).toContainEqual(expect.stringContaining(expected));
  });
});

test('a condition may only wait for an answer that can be given', () => {
  const field = (condition: string) => `      - key: which
        label: Which exactly?
        type: short_text
        show_if: ${condition}
`;
  const reading = (condition: string) => {
    const result = readDesk(small + field(condition));
    return result.ok ? 'fine' : result.problems.map(problemLine);
  };
  expect(reading('{ field: device, equals: mac }')).toBe('fine');
  expect(reading('{ field: device, equals: [mac, pc] }')).toBe('fine');
  expect(reading('{ field: device, equals: [mac, amiga] }')).toEqual([
    'line 22, categories[0].fields[1].show_if.equals[1] "amiga": is no option of device of this file. Use mac or pc.',
  ]);
});

test('mistakes of every kind come together, in the order of the file', () => {
  const broken = small
    .replace('Europe/Stockholm', 'Mars')
    .replace('key_prefix: IT', 'key_prefix: I')
    .replace('queue: it', 'queue: nowhere')
    .replace('label: Which one?', 'lable: Which one?');
  const reading = readDesk(broken);
  expect(reading.ok ? [] : reading.problems.map(({ line, path }) => [line, path])).toEqual([
    [3, 'desk.time_zone'],
    [7, 'queues[0].key_prefix'],
    [13, 'categories[0].queue'],
    [16, 'categories[0].fields[0].lable'],
  ]);
});

test.each([
  ['', 'is empty'],
  ['just words', 'a group of entries'],
  ['[]', 'a group of entries'],
])('no desk at all: %j', (text, expected) => {
  const reading = readDesk(text);
  expect(reading.ok ? '' : reading.problems.map(problemLine).join()).toContain(expected);
});

test('off is a word in a desk file, not the opposite of true', () => {
  const reading = readDesk(example);
  expect(reading.ok && reading.file.channels.map(({ mode }) => mode)).toEqual(['auto', 'off']);
});
