import { visibleLength } from '@setlist/contracts/constants';

export type LengthStep = 'short' | 'medium' | 'long' | 'longest';

/** How far a big name has to step down in size, by how many characters people see. */
export function lengthStep(name: string): LengthStep {
  const length = visibleLength(name);
  if (length <= 9) return 'short';
  if (length <= 16) return 'medium';
  return length <= 28 ? 'long' : 'longest';
}
