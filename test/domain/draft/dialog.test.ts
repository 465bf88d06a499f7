import { describe, expect, test } from '@jest/globals';
import type { Desk } from '../../../src/domain/desk.js';
import { nextStep, textOf } from '../../../src/domain/draft/dialog.js';
import type { Draft, Known } from '../../../src/domain/draft/draft.js';
import { NOTHING_KNOWN } from '../../../src/domain/draft/understand.js';
import { missingFields } from '../../../src/domain/understanding/missing-fields.js';
import type { FieldDefinition } from '../../../src/domain/understanding/types.js';
import { exampleDesk } from '../../builders/desk.js';
import { ana } from '../../builders/ticket.js';

const field = (key: string, changes: Partial<FieldDefinition> = {}): FieldDefinition => ({
  key,
  label: `Which ${key}?`,
  type: 'short_text',
  required: true,
  ...changes,
});

const deskWith = (
  fields: FieldDefinition[],
  confirm: Desk['dialog']['confirm'] = 'never',
): Desk => {
  const desk = exampleDesk();
  const category = { key: 'c', name: 'C', examples: [], queue: desk.queues[0]?.key ?? '', fields };
  return { ...desk, categories: [category], dialog: { ...desk.dialog, confirm } };
};

const draft = (changes: Partial<Draft> = {}): Draft => ({
  id: 'd1',
  deskId: 'main',
  version: 1,
  stage: 'asking',
  requester: ana,
  origin: { via: 'channel' },
  messages: [],
  private: false,
  language: 'en',
  title: 'It is broken',
  known: { ...NOTHING_KNOWN, category: { value: 'c', by: 'rules' } },
  turns: 0,
  retries: {},
  wantsPerson: false,
  openedAt: new Date(0),
  changedAt: new Date(0),
  expiresAt: new Date(0),
  deskVersion: 1,
  causes: [],
  ...changes,
});

const knowing = (fields: Record<string, string>): Known => ({
  category: { value: 'c', by: 'rules' },
  alternatives: [],
  fields: Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, { value, by: 'rules' as const }]),
  ),
});

const step = (desk: Desk, changes: Partial<Draft> = {}): unknown =>
  nextStep(desk, draft(changes), missingFields);

describe('what the dialog does next', () => {
  test('nothing missing: it is filed', () => {
    expect(step(deskWith([]))).toEqual({ do: 'file', missing: [] });
  });

  test('nothing missing, and the desk wants a summary: it is confirmed', () => {
    expect(step(deskWith([], 'always'))).toEqual({ do: 'confirm' });
  });

  test('an optional field is never asked', () => {
    expect(step(deskWith([field('a', { required: false })]))).toEqual({ do: 'file', missing: [] });
  });

  test('one thing missing: one question', () => {
    expect(step(deskWith([field('a')]))).toEqual({
      do: 'ask',
      question: { about: 'field', field: 'a' },
    });
  });

  test('two things missing: one form', () => {
    expect(step(deskWith([field('a'), field('b')]))).toEqual({
      do: 'ask',
      question: { about: 'form', fields: ['a', 'b'] },
    });
  });

  test('what was said is not asked again', () => {
    const known = knowing({ a: 'said' });
    expect(step(deskWith([field('a'), field('b')]), { known })).toEqual({
      do: 'ask',
      question: { about: 'field', field: 'b' },
    });
  });

  test('a condition that does not hold asks nothing', () => {
    const dependent = field('b', { showIf: { field: 'a', equals: 'other' } });
    expect(step(deskWith([field('a'), dependent]), { known: knowing({ a: 'mac' }) })).toEqual({
      do: 'file',
      missing: [],
    });
    expect(step(deskWith([field('a'), dependent]), { known: knowing({ a: 'other' }) })).toEqual({
      do: 'ask',
      question: { about: 'field', field: 'b' },
    });
  });

  test('the category comes before its fields', () => {
    const known = { ...NOTHING_KNOWN, alternatives: ['c'] };
    expect(step(deskWith([field('a')]), { known })).toEqual({
      do: 'ask',
      question: { about: 'category', options: ['c'] },
    });
  });

  test('after two turns a person takes over, and sees what is missing', () => {
    expect(step(deskWith([field('a')]), { turns: 2 })).toEqual({ do: 'file', missing: ['a'] });
    expect(step(deskWith([]), { turns: 2, known: NOTHING_KNOWN })).toEqual({
      do: 'file',
      missing: ['category'],
    });
  });

  test('whoever wants a person is asked nothing more', () => {
    expect(step(deskWith([field('a')]), { wantsPerson: true })).toEqual({
      do: 'file',
      missing: ['a'],
    });
  });

  test('a question answered wrongly twice is left to a person', () => {
    expect(step(deskWith([field('a')]), { retries: { a: 1 } })).toMatchObject({ do: 'ask' });
    expect(step(deskWith([field('a')]), { retries: { a: 2 } })).toEqual({
      do: 'file',
      missing: ['a'],
    });
  });
});

test('the text of a request is all of its messages that say something', () => {
  const messages = [' one ', '', 'two\n'].map((text) => ({ text, files: [] }));
  expect(textOf({ messages })).toBe('one\ntwo');
});
