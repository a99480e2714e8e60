import { createPrivateKey, type JsonWebKey, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { SigningKey } from '../../store/signing-keys.ts';

export type SignJwt = (claims: object) => Promise<string>;

const signAsync = promisify(sign);

/** Signs claims as a compact JWT with this key, RS256 and `typ: JWT` (RFC 7519), away from the main thread. */
export function createSignJwt({ kid, privateJwk }: SigningKey): SignJwt {
  const key = createPrivateKey({ key: privateJwk as JsonWebKey, format: 'jwk' });
  const header = encode({ alg: 'RS256', typ: 'JWT', kid });
  return async (claims) => {
    const signed = `${header}.${encode(claims)}`;
    return `${signed}.${(await signAsync('sha256', Buffer.from(signed), key)).toString('base64url')}`;
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
