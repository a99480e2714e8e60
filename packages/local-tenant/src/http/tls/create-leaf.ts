import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { ALGORITHM, type Certificate, daysFromNow, LOOPBACK, toPem } from './certificate.ts';

// The longest that browsers accept.
const LIFETIME_DAYS = 397;

/** Makes the certificate that the server shows, for localhost, 127.0.0.1 and ::1, signed by the authority. */
export async function createLeaf(authority: Certificate): Promise<Certificate> {
  const issuer = new X509Certificate(authority.cert);
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const [pkcs8] = PemConverter.decode(authority.key);
  const signingKey = await crypto.subtle.importKey('pkcs8', pkcs8 as ArrayBuffer, ALGORITHM, false, ['sign']);
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${LOOPBACK.dns}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: ALGORITHM,
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(LIFETIME_DAYS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: LOOPBACK.dns },
        { type: 'ip', value: LOOPBACK.ipv4 },
        { type: 'ip', value: LOOPBACK.ipv6 },
      ]),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { cert: `${certificate.toString('pem')}\n`, key: await toPem(keys.privateKey) };
}
