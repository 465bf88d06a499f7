import { describe, expect, test } from '@jest/globals';
import {
  classify,
  trainModel,
  trainSteps,
} from '../../../src/domain/understanding/classifier/model.js';
import {
  catalogExamples,
  guessCategory,
} from '../../../src/domain/understanding/guess-category.js';
import type { CatalogCategory, Example } from '../../../src/domain/understanding/types.js';

const subjects: Record<string, [things: string[], troubles: string[]]> = {
  printer: [
    ['printer', 'scanner', 'copier', 'toner'],
    ['is jammed', 'prints blank pages', 'is empty', 'makes streaks', 'is offline'],
  ],
  vpn: [
    ['vpn', 'wifi', 'network', 'internet'],
    ['keeps dropping', 'does not connect', 'is slow', 'times out', 'is unreachable'],
  ],
  leave: [
    ['holiday', 'parental leave', 'vacation', 'time off'],
    ['in july please', 'request for two weeks', 'days left', 'starting in march', 'approval'],
  ],
};

/** Twenty short requests a label. */
const examples: Example[] = Object.entries(subjects).flatMap(([label, [things, troubles]]) =>
  things.flatMap((thing) => troubles.map((trouble) => ({ text: `${thing} ${trouble}`, label }))),
);

describe('training and classifying', () => {
  const model = trainModel(examples);

  test.each([
    ['the printer in the hall is jammed again', 'printer'],
    ['wi-fi and vpn are so slow', 'vpn'],
    ['I would like parental leave', 'leave'],
    ['printr jamed', 'printer'],
  ])('%s is %s', (text, label) => {
    const [best] = classify(text, model);
    expect(best?.label).toBe(label);
    expect(best?.confidence).toBeGreaterThan(model.calibration.threshold);
  });

  test('every label has a confidence, together 1, best first', () => {
    const scores = classify('printer or vpn', model).map((one) => one.confidence);
    expect(scores.length).toBe(3);
    expect(scores.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
  });

  test('the same examples give the same model', () => {
    expect(classify('vpn down', trainModel(examples))).toEqual(classify('vpn down', model));
  });

  test('training can be taken step by step', () => {
    const steps = trainSteps(examples);
    let count = 0;
    while (!steps.next().done) count++;
    expect(count).toBeGreaterThan(10);
  });
});

describe('too little to learn from', () => {
  test('no example: no label', () => {
    expect(classify('anything', trainModel([]))).toEqual([]);
  });

  test('one label only is never taken as an answer', () => {
    const model = trainModel([{ text: 'printer jammed', label: 'printer' }]);
    expect(model.calibration.threshold).toBeGreaterThan(1);
  });
});

const category = (key: string, name: string, own: string[]): CatalogCategory => ({
  key,
  name,
  examples: own,
  queue: 'it',
  fields: [],
});

describe('guessing with a small catalogue', () => {
  const catalog = [
    category('printer', 'Printer', [
      'printer jammed',
      'no toner',
      'cannot print',
      'skrivaren är trasig',
      'Drucker kaputt',
    ]),
    category('vpn', 'VPN and network', [
      'vpn drops',
      'wifi down',
      'no internet',
      'kommer inte in på VPN',
      'WLAN geht nicht',
    ]),
    category('password', 'Password or sign-in', [
      'forgot my password',
      'account locked',
      'cannot sign in',
      'glömt lösenord',
      'Passwort vergessen',
    ]),
    category('badge', 'Badge or key', [
      'lost my badge',
      'card does not open the door',
      'need a key',
      'tappat passerkort',
      'Ausweis verloren',
    ]),
  ];
  const model = trainModel(catalogExamples(catalog));

  test.each([
    ['the printer has no toner', 'printer'],
    ['jag har glömt mitt lösenord', 'password'],
    ['ich habe meinen Ausweis verloren', 'badge'],
    ['VPN drops again', 'vpn'],
  ])('%s: best guess %s', (text, key) => {
    expect(guessCategory(text, catalog, model).alternatives[0]?.category).toBe(key);
  });

  test('what the catalogue does not speak of is not taken', () => {
    const guess = guessCategory('quarterly figures of the board', catalog, model);
    expect(guess.category).toBeUndefined();
    expect(guess.alternatives.length).toBe(3);
    expect(guess.decidedBy).toBe('rules');
  });

  test('a category that is gone is not offered', () => {
    const [, ...rest] = catalog;
    const offered = guessCategory('printer', rest, model).alternatives;
    expect(offered.map((one) => one.category)).not.toContain('printer');
  });
});
