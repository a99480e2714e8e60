import { useXrayData } from '../xray-provider.tsx';
import { Away, Code } from './facts.tsx';

/** A place in the source: a link where there is an address for it (SOURCE_URL), and a path in the repository elsewhere. */
export function Source({ file, line }: { file: string; line: number }) {
  const { source } = useXrayData().places;
  const place = `${file}:${line}`;
  if (!source) return <Code>{place}</Code>;
  return <Away href={source.replace('{file}', file).replace('{line}', `${line}`)}>{place}</Away>;
}
