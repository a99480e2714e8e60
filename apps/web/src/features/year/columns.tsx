import { getFormatter, getTranslations } from 'next-intl/server';
import { minutesOf } from './minutes.ts';

interface Props {
  caption: string;
  /** What the columns are, as the head of the table says it. */
  what: string;
  /** `short` stands below a column, where there is room for it. */
  columns: { name: string; short: string; listens: number; heardMs: number }[];
}

/** Units of the drawing: a column is ten wide, of which a gap is three. */
const STEP = 10;
const HEIGHT = 100;

/** A plot of standing columns, and below it the same in a table, for whoever wants the numbers. */
export async function Columns({ caption, what, columns }: Props) {
  const t = await getTranslations();
  const format = await getFormatter();
  const most = Math.max(...columns.map(({ heardMs }) => heardMs), 1);
  const peak = columns.findIndex(({ heardMs }) => heardMs === most);
  return (
    <figure>
      <svg
        className="block h-44 w-full overflow-visible border-b border-line-ctl max-md:h-32"
        viewBox={`0 0 ${columns.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('year.peak', {
          plot: caption,
          name: columns[peak]?.name ?? '',
          count: minutesOf(most),
        })}
      >
        {columns.map(({ name, heardMs }, at) => (
          <rect
            key={name}
            className={
              at === peak
                ? 'fill-play forced-colors:fill-[Highlight]'
                : 'fill-play-rest forced-colors:fill-[CanvasText]'
            }
            x={at * STEP + 1.5}
            width={STEP - 3}
            y={HEIGHT - (heardMs / most) * HEIGHT}
            height={(heardMs / most) * HEIGHT}
          />
        ))}
      </svg>
      <div className="mt-2 flex text-12 text-subtle" aria-hidden="true">
        {columns.map(({ name, short }) => (
          <span key={name} className="w-0 flex-1 overflow-visible text-center whitespace-nowrap">
            <span className="-mx-6 inline-block">{short}</span>
          </span>
        ))}
      </div>
      <details className="mt-3">
        <summary className="-ml-2 w-fit cursor-pointer rounded-control px-2 py-2.5 text-13 font-550 text-muted hover:text-foreground max-md:py-3">
          {t('year.asTable')}
        </summary>
        <table className="mt-2 w-full max-w-105 border-collapse text-14 tabular-nums">
          <caption className="sr-only">{caption}</caption>
          <thead className="text-12 text-subtle">
            <tr>
              <th scope="col" className="py-1.5 text-left font-medium">
                {what}
              </th>
              <th scope="col" className="text-right font-medium">
                {t('year.minutesHead')}
              </th>
              <th scope="col" className="text-right font-medium">
                {t('year.listensHead')}
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, listens, heardMs }) => (
              <tr key={name} className="border-t border-line">
                <th scope="row" className="py-1.5 text-left font-550">
                  {name}
                </th>
                <td className="text-right">{format.number(minutesOf(heardMs))}</td>
                <td className="text-right text-muted">{format.number(listens)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
