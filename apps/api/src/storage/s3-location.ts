/** A place in a store that speaks S3. */
export interface S3Location {
  bucket: string;
  /** What all keys there begin with: empty, or with a slash at its end. */
  prefix: string;
  /** Of a store that is not Amazon's. */
  endpoint: string | undefined;
  region: string | undefined;
}

const BUCKET = /^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/;

/** Reads `s3://bucket/prefix?endpoint=…&region=…`. undefined for what is none. */
export function readS3Url(text: string): S3Location | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 's3:' || !BUCKET.test(url.host) || url.username || url.hash) return undefined;
  const known = new Set(['endpoint', 'region']);
  if ([...url.searchParams.keys()].some((name) => !known.has(name))) return undefined;
  const endpoint = url.searchParams.get('endpoint') ?? undefined;
  if (endpoint !== undefined && !/^https?:\/\/[^/]+\/?$/.test(endpoint)) return undefined;
  const path = decodeURIComponent(url.pathname).replace(/^\/|\/$/g, '');
  const region = url.searchParams.get('region') ?? undefined;
  return { bucket: url.host, prefix: path && `${path}/`, endpoint, region };
}
