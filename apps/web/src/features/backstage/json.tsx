import type { Lit } from './changes.ts';
import { LIT } from './section.tsx';

interface Props {
  section: string;
  values: Record<string, unknown>;
  lit: Lit;
}

/** A JSON object. Each key of the first level has lines of its own, so that the very one that changed is lit. */
export function Json({ section, values, lit }: Props) {
  const keys = Object.keys(values);
  const last = keys.at(-1);
  return (
    <pre
      className="rounded-control bg-surface-1 px-3 py-2.5 font-mono text-12 leading-[1.65] whitespace-pre-wrap wrap-anywhere"
      translate="no"
    >
      <code>
        <span>{'{'}</span>
        {keys.map((key) => {
          const number = lit.get(`${section}.${key}`);
          return (
            // Another element is lit from the beginning.
            <span
              key={`${key} ${number}`}
              className={`block pl-[4ch] -indent-[2ch] ${LIT}`}
              data-lit={number !== undefined || undefined}
            >
              {`${JSON.stringify(key)}: ${jsonOf(values[key])}${key === last ? '' : ','}`}
            </span>
          );
        })}
        <span>{'}'}</span>
      </code>
    </pre>
  );
}

/** Longer than this, a value is set on lines of its own. */
const ONE_LINE = 48;

function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const short = text.replace(/\n\s*/g, ' ');
  return short.length > ONE_LINE ? text : short;
}
