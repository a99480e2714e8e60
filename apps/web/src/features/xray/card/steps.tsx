import type { XrayRequest } from '@setlist/contracts/xray';
import { useTranslations } from 'next-intl';
import { Code, Fold, JsonBlock } from './facts.tsx';

type Statement = XrayRequest['statements'][number];

/** The statements that were run for a request; the last one, which mostly is the one that matters, lies open. */
export function Statements({ statements }: { statements: Statement[] }) {
  const t = useTranslations();
  return statements.map((statement, index) => (
    <Fold
      // biome-ignore lint/suspicious/noArrayIndexKey: what was run is told once, and stays
      key={index}
      open={index === statements.length - 1}
      summary={t('xray.statement', { name: nameOf(statement), ms: statement.ms, rows: statement.rowCount })}
    >
      <Code block>{statement.text.trim()}</Code>
      <JsonBlock value={{ params: statement.params, rows: statement.rows }} />
    </Fold>
  ));
}

/** A statement in short: the file it comes from or, for one by Prisma, what it does to which table. */
function nameOf({ files, text }: Statement): string {
  const file = files.at(-1)?.split('/').at(-1);
  if (file) return file;
  const verb = /^\w+/.exec(text.trim())?.[0] ?? '';
  const table = /(?:FROM|INTO|UPDATE)\s+(?:"public"\.)?"?(\w+)/i.exec(text)?.[1] ?? '';
  return `${verb} ${table}`.trim();
}
