import { getTranslations } from 'next-intl/server';
import { Loading } from '#components/loading.tsx';
import { Section } from '#components/section.tsx';
import { EditFeatured } from '#features/featured/edit-featured.tsx';
import { CardSkeletons } from '#features/playlists/cards.tsx';
import { readViewer } from '#session/session.ts';

/**
 * The featured playlists while they are on their way. The group `(list)` is there for this file alone: a folder above, it
 * would come before the editor's own.
 */
export default async function FeaturedLoading() {
  const [t, viewer] = await Promise.all([getTranslations(), readViewer()]);
  return (
    <Loading
      title={t('featured.title')}
      text={<span>{t('featured.hint')}</span>}
      actions={viewer?.editor && <EditFeatured />}
    >
      <Section>
        <CardSkeletons count={5} />
      </Section>
    </Loading>
  );
}
