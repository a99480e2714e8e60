import type { XrayRequest } from '@setlist/contracts/xray';
import { useTranslations } from 'next-intl';
import { Code, Fold, JsonBlock } from './facts.tsx';

// What the API did for a request, step by step. Each step is told once, and stays where it is.

type Statement = XrayRequest['statements'][number];
type Call = XrayRequest['calls'][number];

/** The statements that were run for a request; the last one, which mostly is the one that matters, lies open. */
export function Statements({ statements }: { statements: Statement[] }) {
  const t = useTranslations();
  if (statements.length === 0) return <span>{t('xray.nothing')}</span>;
  return statements.map((statement, index) => {
    const { text, params, rows, rowCount, ms, error } = statement;
    const name = nameOf(statement);
    const summary =
      error === null
        ? t('xray.statement', { name, ms, rows: rowCount })
        : t('xray.statementFailed', { name, ms, code: error });
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fold key={index} open={index === statements.length - 1} summary={summary}>
        <Code block>{text.trim()}</Code>
        <JsonBlock value={{ params, rows }} />
      </Fold>
    );
  });
}

/** The calls to the identity provider, with what was sent and answered about the person where there is any. */
export function Calls({ calls }: { calls: Call[] }) {
  const t = useTranslations();
  return calls.map(({ method, path, status, ms, sent, received }, index) => {
    const call = `${method} ${path}`;
    const summary =
      status === null
        ? t('xray.callUnanswered', { call, ms })
        : t('xray.call', { call, status: `${status}`, ms });
    if (sent === undefined && received === undefined) {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={index} className="font-mono text-12">
          {summary}
        </span>
      );
    }
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fold key={index} summary={summary}>
        <JsonBlock value={{ sent, received }} />
      </Fold>
    );
  });
}

/** How many steps there were beyond those that are kept; nothing where all are. */
export function LeftOut({ count }: { count: number }) {
  const t = useTranslations();
  return count > 0 && <span>{t('xray.leftOut', { count })}</span>;
}

/** A statement in short: the file it comes from or, for one by Prisma, what it does to which table. */
function nameOf({ files, text }: Statement): string {
  const file = files.at(-1)?.split('/').at(-1);
  if (file) return file;
  const verb = /^\w+/.exec(text.trim())?.[0] ?? '';
  const table = /(?:FROM|INTO|UPDATE)\s+(?:"public"\.)?"?(\w+)/i.exec(text)?.[1] ?? '';
  return `${verb} ${table}`.trim();
}
