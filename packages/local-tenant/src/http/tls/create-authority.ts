import { AsnConvert } from '@peculiar/asn1-schema';
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509';
import {
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { ALGORITHM, type Certificate, daysFromNow, LOOPBACK, toPem } from './certificate.ts';

const LIFETIME_DAYS = 3_650;
const NAME_CONSTRAINTS = '2.5.29.30';

/**
 * Makes a certificate authority that can vouch for loopback names and nothing else (RFC 5280, 4.2.1.10): whoever
 * gets hold of its key cannot pose as another site to a machine that trusts it.
 */
export async function createAuthority(): Promise<Certificate> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Local tenant authority, O=Setlist',
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(LIFETIME_DAYS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new Extension(NAME_CONSTRAINTS, true, AsnConvert.serialize(loopbackOnly())),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: `${certificate.toString('pem')}\n`, key: await toPem(keys.privateKey) };
}

function loopbackOnly(): NameConstraints {
  const names = [
    new GeneralName({ dNSName: LOOPBACK.dns }),
    new GeneralName({ iPAddress: `${LOOPBACK.ipv4}/32` }),
    new GeneralName({ iPAddress: `${LOOPBACK.ipv6}/128` }),
  ];
  const permittedSubtrees = new GeneralSubtrees(names.map((base) => new GeneralSubtree({ base })));
  return new NameConstraints({ permittedSubtrees });
}
