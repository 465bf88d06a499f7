import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { extractFields } from '../../../src/domain/understanding/extract-fields.js';
import type { FieldDefinition, Language } from '../../../src/domain/understanding/types.js';
import { field, item, option } from './fields.js';

const now = '2026-11-23T09:00:00Z';

function values(text: string, fields: readonly FieldDefinition[], language: Language) {
  const found = extractFields(text, fields, { now, timeZone: 'Europe/Stockholm', language });
  for (const { evidence } of Object.values(found)) expect(text).toContain(evidence);
  return Object.fromEntries(Object.entries(found).map(([key, one]) => [key, one.value]));
}

const order = [
  item,
  field('quantity', 'How many?', 'number'),
  field('cost', 'Estimated cost', 'number'),
  field('needed_by', 'Needed by', 'date'),
  field('manager', 'Who can approve it?', 'person'),
  field('reason', 'What do you need it for?', 'long_text'),
];
const newcomer = [
  field('name', 'Name of the new colleague', 'person'),
  field('start', 'Start date', 'date'),
  field('equipment', 'Equipment', 'many_of', {
    options: [
      option('laptop', 'Laptop', 'dator', 'MacBook'),
      option('badge', 'Badge', 'passerkort', 'Ausweis'),
      option('phone', 'Phone', 'Handy'),
    ],
  }),
  field('remote', 'Will they work remotely?', 'yes_no'),
];
const access = [
  field('system', 'Which system?', 'short_text'),
  field('level', 'Access level', 'one_of', {
    options: [
      option('read', 'Read only', 'läsa', 'lesen'),
      option('admin', 'Administrator', 'admin rights'),
    ],
  }),
  field('until', 'Until when?', 'date'),
];
const incident = [
  field('error', 'Error message', 'short_text'),
  field('since', 'Since when?', 'date'),
  field('affected', 'How many people are affected?', 'number'),
  field('can_work', 'Can you work meanwhile?', 'yes_no'),
  field('link', 'Link to the page', 'link'),
];
const place = [
  field('room', 'Which room or floor?', 'short_text'),
  field('what', 'What is broken?', 'long_text'),
  field('phone', 'Phone number', 'short_text'),
];
const expense = [
  field('amount', 'Amount', 'number'),
  field('date', 'Date of purchase', 'date'),
  field('project', 'Project number', 'short_text'),
  field('email', 'E-mail for the receipt', 'email'),
];
const leave = [field('from', 'First day', 'date'), field('to', 'Last day', 'date')];

describe('values that the text states', () => {
  test.each<[Language, string, FieldDefinition[], Record<string, unknown>]>([
    [
      'en',
      'Please order 3 monitors by Thursday, about 900 EUR. My manager is Jonas Weber. We need them because the old ones flicker.',
      order,
      {
        item: 'monitor',
        quantity: 3,
        cost: 900,
        needed_by: '2026-11-26',
        manager: 'Jonas Weber',
        reason: 'because the old ones flicker',
      },
    ],
    [
      'en',
      'Two MacBooks before December 1st',
      order,
      { item: 'laptop', quantity: 2, needed_by: '2026-12-01' },
    ],
    [
      'en',
      'a laptop, not a monitor; Karin Holm can approve it',
      order,
      { item: 'laptop', manager: 'Karin Holm' },
    ],
    [
      'sv',
      'vi behöver fyra skärmar senast nästa fredag',
      order,
      { item: 'monitor', quantity: 4, needed_by: '2026-12-04' },
    ],
    [
      'de',
      'fünf Headsets bis Ende der Woche, ca. 1.250,00 €',
      order,
      { item: 'headset', quantity: 5, cost: 1250, needed_by: '2026-11-27' },
    ],
    [
      'en',
      'Maria Lind starts on 1 December, she needs a laptop and a badge. She will work remotely.',
      newcomer,
      { name: 'Maria Lind', start: '2026-12-01', equipment: ['laptop', 'badge'], remote: true },
    ],
    [
      'sv',
      'Vår nya medarbetare Elin Berg börjar på måndag och behöver dator',
      newcomer,
      { name: 'Elin Berg', start: '2026-11-30', equipment: ['laptop'] },
    ],
    [
      'de',
      'Lukas Hahn fängt am 4. Januar an und braucht ein Handy',
      newcomer,
      { name: 'Lukas Hahn', start: '2027-01-04', equipment: ['phone'] },
    ],
    [
      'en',
      'read only access to the finance shared drive until 31 January',
      access,
      { system: 'finance shared drive', level: 'read', until: '2027-01-31' },
    ],
    ['en', 'could I get a Figma licence?', access, { system: 'Figma' }],
    ['de', 'Zugriff auf SharePoint bitte', access, { system: 'SharePoint' }],
    [
      'en',
      'The shop shows "500 Internal Server Error" at https://shop.example.org/cart since yesterday, 12 people affected, I cannot work',
      incident,
      {
        error: '500 Internal Server Error',
        since: '2026-11-22',
        affected: 12,
        can_work: false,
        link: 'https://shop.example.org/cart',
      },
    ],
    [
      'sv',
      'Outlook nere sedan i fredags, tre personer drabbas',
      incident,
      { since: '2026-11-20', affected: 3 },
    ],
    ['en', 'it is freezing in meeting room 4', place.slice(0, 1), { room: 'meeting room 4' }],
    ['de', 'im 2. Stock ist es zu warm', place.slice(0, 1), { room: 'im 2. Stock' }],
    [
      'en',
      'Tap drips. Reach me on +46 70 123 45 67',
      place,
      { what: 'Tap drips. Reach me on +46 70 123 45 67', phone: '+46 70 123 45 67' },
    ],
    [
      'en',
      'I paid $45.50 on 19 November, project number 4711-A',
      expense,
      { amount: 45.5, date: '2026-11-19', project: '4711-A' },
    ],
    [
      'sv',
      'Utlägg 1 349 kr i måndags, kvittot till anna@example.se',
      expense,
      { amount: 1349, date: '2026-11-16', email: 'anna@example.se' },
    ],
    ['en', 'off from 14 to 18 December', leave, { from: '2026-12-14', to: '2026-12-18' }],
    ['de', 'Urlaub vom 7.12. bis 11.12.', leave, { from: '2026-12-07', to: '2026-12-11' }],
    [
      'en',
      'cost centre: 4711\nneeded by: Friday',
      [field('cost_centre', 'Cost centre', 'short_text'), ...order.slice(3, 4)],
      { cost_centre: '4711', needed_by: '2026-11-27' },
    ],
  ])('%s: %s', (language, text, fields, expected) => {
    expect(values(text, fields, language)).toEqual(expected);
  });
});

describe('nothing is invented', () => {
  test.each<[string, Language, string, FieldDefinition[]]>([
    ['two options that do not agree', 'en', 'laptop or monitor, whatever is there', [item]],
    ['"other" is what nobody lists', 'en', 'I need something else', [item]],
    ['a past day is no deadline', 'en', 'broken since Monday', order.slice(3, 4)],
    ['"today" as part of the story', 'en', 'it does not work today', order.slice(3, 4)],
    ['a week is no day', 'en', 'sometime next week', order.slice(3, 4)],
    ['an article is no number', 'en', 'I need a laptop', order.slice(1, 2)],
    ['a day of the month is no number', 'en', 'on 3 December', order.slice(1, 2)],
    ['a product is no person', 'en', 'a licence for Adobe Photoshop', newcomer.slice(0, 1)],
    ['a German noun is no person', 'de', 'Papier für Drucker', newcomer.slice(0, 1)],
    ['a question states no fact', 'en', 'does she work remotely?', newcomer.slice(3)],
    ['two addresses, no telling which', 'en', 'a@example.org or b@example.org', expense.slice(3)],
  ])('%s', (_, language, text, fields) => {
    expect(values(text, fields, language)).toEqual({});
  });
});

test('a field hidden by another answer is left out', () => {
  const account = field('account', 'Which account?', 'one_of', {
    options: [option('mail', 'E-mail', 'Outlook'), option('app', 'Another app')],
  });
  const app = field('app', 'Which app?', 'short_text', {
    showIf: { field: 'account', equals: 'app' },
  });
  expect(values('I am locked out of Outlook', [account, app], 'en')).toEqual({ account: 'mail' });
});

test('a value outside the bounds is left to be asked', () => {
  const few = field('quantity', 'How many?', 'number', { max: 5 });
  expect(values('we need 40 chairs', [few], 'en')).toEqual({});
});

test('evidence is always part of the text', () => {
  const all = [...order, ...newcomer, ...access, ...incident, ...place, ...expense, ...leave];
  const unique = all.map((one, at) => ({ ...one, key: `${one.key}${at}` }));
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom('Anna Berg', 'by Friday', '3 laptops', '€5', 'room 4'),
        ),
        { maxLength: 6 },
      ),
      (parts) => {
        values(parts.join(' '), unique, 'en');
      },
    ),
    { numRuns: 50 },
  );
});
