import { useXrayData } from '../xray-provider.tsx';
import { Away, Code } from './facts.tsx';

/**
 * A file of the repository, or a line in it: a link where there is an address for it (SOURCE_URL), and the mere path
 * elsewhere.
 */
export function Source({ file, line }: { file: string; line?: number }) {
  const { source } = useXrayData().places;
  const place = line === undefined ? file : `${file}:${line}`;
  if (!source) return <Code>{place}</Code>;
  return <Away href={source.replace('{file}', file).replace('{line}', `${line ?? 1}`)}>{place}</Away>;
}
