const RESERVED = new Set(
  `acr act active amr at_hash ath attest aud auth_time authorization_details azp c_hash client_id
   cnf cty dest entitlements events exp groups gty htm htu iat internalService iss jcard jku jti
   jwe jwk kid may_act mky nbf nonce object_id org_id org_name orig origid permissions roles rph
   s_hash sid sip_callid sip_cseq_num sip_date sip_from_tag sip_via_branch sub sub_jwk toe txn typ
   uuid vot vtm x5t#S256 scope`.split(/\s+/),
);
const OWN_NAMESPACES = ['auth0.com', 'webtask.io', 'webtask.run'];

/**
 * Whether a custom claim is dropped without a word: reserved names are, and names in a namespace of Auth0's own.
 * https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims
 */
export function isReservedClaim(name: string): boolean {
  if (RESERVED.has(name)) return true;
  if (/^urn:auth0(:|$)/i.test(name)) return true;
  if (!URL.canParse(name)) return false;
  const { hostname } = new URL(name);
  return OWN_NAMESPACES.some((own) => hostname === own || hostname.endsWith(`.${own}`));
}
