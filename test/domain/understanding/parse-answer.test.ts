import { describe, expect, test } from '@jest/globals';
import { parseAnswer } from '../../../src/domain/understanding/parse-answer.js';
import type { FieldDefinition, Language } from '../../../src/domain/understanding/types.js';
import { field, item } from './fields.js';

const answer = (text: string, to: FieldDefinition, language: Language = 'en') =>
  parseAnswer(text, to, { now: '2026-11-23T09:00:00Z', timeZone: 'Europe/Stockholm', language });

const day = field('day', 'When?', 'date');
const number = field('n', 'How many?', 'number', { min: 1, max: 2000 });
const yesNo = field('ok', 'Approved?', 'yes_no');
const many = { ...item, type: 'many_of' } as const;

describe('typed answers', () => {
  test.each<[string, FieldDefinition, Language, unknown]>([
    ['MacBook', item, 'en', 'laptop'],
    ['a macbook please', item, 'en', 'laptop'],
    ['the second', item, 'en', 'monitor'],
    ['2', item, 'en', 'monitor'],
    ['den andra', item, 'sv', 'monitor'],
    ['der dritte', item, 'de', 'headset'],
    ['the last one', item, 'en', 'other'],
    ['head', item, 'en', 'headset'],
    ['laptop and headset', many, 'en', ['laptop', 'headset']],
    ['1, 3', many, 'en', ['laptop', 'headset']],
    ['tomorrow', day, 'en', '2026-11-24'],
    ['Fri', day, 'en', '2026-11-27'],
    ['fre', day, 'sv', '2026-11-27'],
    ['27', day, 'en', '2026-11-27'],
    ['i morgon', day, 'sv', '2026-11-24'],
    ['3.12.', day, 'de', '2026-12-03'],
    ['three', number, 'en', 3],
    ['1 200 kr', number, 'sv', 1200],
    ['1.200,50', number, 'de', 1200.5],
    ['no', yesNo, 'en', false],
    ['japp', yesNo, 'sv', true],
    ['noch nicht', yesNo, 'de', false],
    ['👍', yesNo, 'en', true],
    ['ana@example.org.', field('mail', 'E-mail', 'email'), 'en', 'ana@example.org'],
    ['example.org/page', field('link', 'Link', 'link'), 'en', 'https://example.org/page'],
    ['Ana Berg', field('who', 'Who?', 'person'), 'en', 'Ana Berg'],
  ])('%s', (text, to, language, value) => {
    expect(answer(text, to, language)).toEqual({ value });
  });
});

describe('wrong values come back as a code with its facts', () => {
  test.each<[string, FieldDefinition, object]>([
    [
      'a bicycle',
      item,
      { error: 'not_an_option', params: { options: 'Laptop, Monitor, Headset, Something else' } },
    ],
    [
      '9',
      item,
      { error: 'not_an_option', params: { options: 'Laptop, Monitor, Headset, Something else' } },
    ],
    ['soonish', day, { error: 'not_a_date', params: {} }],
    ['many', number, { error: 'not_a_number', params: {} }],
    ['0', number, { error: 'too_small', params: { min: 1 } }],
    ['3000', number, { error: 'too_large', params: { max: 2000 } }],
    ['maybe', yesNo, { error: 'not_yes_or_no', params: {} }],
    ['at home', field('mail', 'E-mail', 'email'), { error: 'not_an_email', params: {} }],
    ['the wiki', field('link', 'Link', 'link'), { error: 'not_a_link', params: {} }],
    ['?', field('who', 'Who?', 'person'), { error: 'not_a_person', params: {} }],
    ['   ', item, { error: 'required', params: {} }],
    [
      'ab',
      field('t', 'Text', 'short_text', { min: 3 }),
      { error: 'too_short', params: { min: 3 } },
    ],
  ])('%s', (text, to, problem) => {
    expect(answer(text, to)).toEqual(problem);
  });
});
