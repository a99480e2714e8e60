import { getFormatter, getTranslations } from 'next-intl/server';
import { coverUrl } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { minutesOf } from './minutes.ts';

interface Props {
  caption: string;
  /** What the rows are, as the head of their column says it. */
  what: string;
  rows: { key: string; name: string; seed: string; href?: string; listens: number; heardMs: number }[];
}

/**
 * A plot of lying bars, which is a table: a row for each thing, with its bar between name and numbers. The bars are
 * strips of the things' own covers, as long as their minutes.
 */
export async function Bars({ caption, what, rows }: Props) {
  const t = await getTranslations();
  const format = await getFormatter();
  const most = Math.max(...rows.map(({ heardMs }) => heardMs), 1);
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-[30%] max-md:w-[38%]">
            <span className="sr-only">{what}</span>
          </th>
          <th scope="col">
            <span className="sr-only">{t('year.minutesHead')}</span>
          </th>
          <th scope="col" className="w-24 max-md:hidden">
            <span className="sr-only">{t('year.listensHead')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, seed, href, listens, heardMs }) => (
          <tr key={key} className="h-12 border-t border-line first:border-0">
            <th scope="row" className="truncate pr-4 text-left text-15 font-550">
              {href ? (
                <PageLink className="hover:underline" href={href}>
                  {name}
                </PageLink>
              ) : (
                name
              )}
            </th>
            <td>
              <span className="flex items-center gap-3">
                <Bar seed={seed} share={heardMs / most} />
                <span className="w-16 flex-none text-right text-14 tabular-nums">
                  {format.number(minutesOf(heardMs))}
                </span>
              </span>
            </td>
            <td className="text-right text-14 text-muted tabular-nums max-md:hidden">
              {t('common.plays', { count: listens })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One bar; it repeats a number of its row, so it is hidden from screen readers. */
function Bar({ seed, share }: { seed: string; share: number }) {
  const width = `${Math.max(1, share * 100)}%`;
  return (
    <svg className="h-5 min-w-0 flex-1" aria-hidden="true">
      {/* A cover has no size of its own, so what it fills is said by a view box as large as it draws. */}
      <svg
        width={width}
        height="100%"
        viewBox="0 0 400 400"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        <image className="xray:grayscale" href={coverUrl(seed)} width="400" height="400" />
      </svg>
      <rect className="fill-none stroke-line-ctl" width={width} height="100%" strokeWidth="2" />
    </svg>
  );
}
