import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PageLink } from '#components/page-link.tsx';
import { type ButtonLook, buttonVariants } from '#components/ui/button.tsx';

/** Leads editors to where the featured list is arranged. */
export function EditFeatured({ size }: Pick<ButtonLook, 'size'>) {
  const t = useTranslations();
  return (
    <PageLink className={buttonVariants({ variant: 'line', size })} href="/featured/edit">
      <Pencil />
      <span>{t('featured.edit')}</span>
    </PageLink>
  );
}
