import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskSecrets } from '../../../src/domain/understanding/mask-secrets.js';

describe('what must not be stored', () => {
  test.each([
    ['my password is Winter2026! and it fails', 'password', 'Winter2026!'],
    ['Passwort: geheim#77', 'password', 'geheim#77'],
    ['lösenordet är Sommar99', 'password', 'Sommar99'],
    ['pw below\npassword = hunter2', 'password', 'hunter2'],
    ['token ghp_0123456789abcdefghijABCDEFGHIJ012345 leaked', 'token', 'ghp_0123456789'],
    ['xoxb-1234567890-abcdefghij', 'token', 'xoxb-1234567890'],
    ['api_key=9f8e7d6c5b4a39281706', 'token', '9f8e7d6c5b4a39281706'],
    ['postgres://app:s3cret@db.example.org/x', 'token', 's3cret'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', 'private_key', 'MIIE'],
    ['card 4111 1111 1111 1111 exp 12/28', 'card_number', '1111 1111'],
    ['IBAN DE89 3704 0044 0532 0130 00', 'iban', '3704 0044'],
    ['mitt personnummer 811218-9876', 'personal_number', '811218-9876'],
    ['pnr 19811218-9876', 'personal_number', '811218-9876'],
    ['SSN 078-05-1120', 'personal_number', '078-05-1120'],
  ])('%s', (text, kind, secret) => {
    const masked = maskSecrets(text);
    expect(masked.found).toContain(kind);
    expect(masked.text).not.toContain(secret);
  });
});

describe('what is no secret', () => {
  test.each([
    'my password is wrong',
    'I forgot my password: please help',
    'mitt lösenord är spärrat',
    'das Passwort ist abgelaufen',
    'order 4111 1111 1111 1112 is late',
    'call 08-123 456 78 or +46 70 123 45 67',
    'invoice 811218-9875',
    'the token expired yesterday',
    'https://example.org/path?id=12345',
  ])('%s', (text) => {
    expect(maskSecrets(text)).toEqual({ text, found: [] });
  });
});

test('several kinds are found in one message, each named once', () => {
  const { text, found } = maskSecrets('password: Abc123! card 4111111111111111, 4111111111111111');
  expect([...found].sort()).toEqual(['card_number', 'password']);
  expect(text).toBe('password: ••••• card •••••, •••••');
});

test('masking twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string(), (noise) => {
      const once = maskSecrets(`${noise} password: Xy9!kkk ${noise}`).text;
      expect(maskSecrets(once).text).toBe(once);
    }),
  );
});
