import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** Signs tokens as Teams' channel service does, and publishes the key as it does. */
export interface TokenMint {
  readonly jwks: object;
  /** A token of the channel service; a test may say what is wrong with it. */
  mint(claims: Claims, how?: Minting): string;
}

export interface Claims {
  readonly issuer: string;
  readonly audience: string;
  readonly serviceUrl: string;
}

export interface Minting {
  /** Signed by somebody else under the same key id. */
  readonly forged?: boolean;
  /** Ran out an hour ago. */
  readonly expired?: boolean;
  /** What else the token claims. */
  readonly claims?: Readonly<Record<string, string>>;
  /** By a key that is not endorsed for Teams. */
  readonly unendorsed?: boolean;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

let keys: { own: Pair; other: Pair } | undefined;

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const pair = (): Pair => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Makes the keys, once a process: that takes a moment. */
export function createMint(): TokenMint {
  keys ??= { own: pair(), other: pair() };
  const { own, other } = keys;
  const jwk = (key: KeyObject, kid: string, endorsements: readonly string[]) => ({
    ...key.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    endorsements,
  });
  return {
    jwks: {
      keys: [
        jwk(own.publicKey, 'teams-key', ['msteams']),
        jwk(other.publicKey, 'webchat-key', ['webchat']),
      ],
    },
    mint: ({ issuer, audience, serviceUrl }, { forged, expired, unendorsed, claims = {} } = {}) => {
      const now = Math.floor(Date.now() / 1000) - (expired ? 7200 : 0);
      const kid = unendorsed ? 'webchat-key' : 'teams-key';
      const content = [
        encoded({ alg: 'RS256', typ: 'JWT', kid }),
        encoded({
          iss: issuer,
          aud: audience,
          nbf: now - 60,
          exp: now + 3600,
          serviceurl: serviceUrl,
          ...claims,
        }),
      ].join('.');
      const signer = createSign('RSA-SHA256').update(content);
      const key = forged || unendorsed ? other.privateKey : own.privateKey;
      return `${content}.${signer.sign(key).toString('base64url')}`;
    },
  };
}
