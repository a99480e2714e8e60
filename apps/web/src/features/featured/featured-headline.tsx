import { Datum } from '#features/xray/datum.tsx';

interface Props {
  headline: string;
  /** What stands there while editors wrote none. */
  otherwise: string;
  /** Where X-ray puts the label. */
  place: 'above' | 'below';
}

/** The words that editors put over the featured list. */
export function FeaturedHeadline({ headline, otherwise, place }: Props) {
  if (!headline) return <span>{otherwise}</span>;
  return (
    <Datum mark="featuredHeadline" place={place}>
      {headline}
    </Datum>
  );
}
