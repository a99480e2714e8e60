import { z } from 'zod';

/** A version of a resource, as a page remembers it. */
export const Version = z.number().int().min(0);

/** The `If-Match` header that names a version (RFC 9110, 13.1.1). */
export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
