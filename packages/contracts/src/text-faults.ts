// What can be wrong with a text that people will read. Pages say it in their own language, so it is told by its kind;
// nothing here needs Zod, so importing it brings no schema into a browser.

const SENTENCES = {
  empty: 'must have at least one visible character',
  control: 'must not contain control or invisible characters',
  html: 'must not contain HTML',
  marks: 'must not pile up combining marks',
} as const;

/** What is wrong with a text; `max`: how many visible characters it may have. */
export type TextFault = { kind: keyof typeof SENTENCES } | { kind: 'tooLong'; max: number };

/** The sentence by which the contract, and so the API, tells a fault. */
export function sayFault(fault: TextFault): string {
  return fault.kind === 'tooLong' ? `must have at most ${fault.max} characters` : SENTENCES[fault.kind];
}

/** The fault that a sentence tells; undefined for one about anything else. */
export function faultOf(sentence: string): TextFault | undefined {
  const kinds = Object.keys(SENTENCES) as (keyof typeof SENTENCES)[];
  const faults: TextFault[] = kinds.map((kind) => ({ kind }));
  const max = /\d+/.exec(sentence)?.[0];
  if (max) faults.push({ kind: 'tooLong', max: Number(max) });
  return faults.find((fault) => sayFault(fault) === sentence);
}
