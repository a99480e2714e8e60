import type { Part } from '#messages/translate.ts';

/** A message with its strong words set in bold. */
export function Rich({ parts }: { parts: Part[] }) {
  return parts.map(({ text, strong }) =>
    strong ? <b key={text}>{text}</b> : <span key={text}>{text}</span>,
  );
}
