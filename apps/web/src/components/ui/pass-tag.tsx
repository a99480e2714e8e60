/** The EDITOR pass as a tag beside a name. */
export function PassTag({ small }: { small?: boolean }) {
  return <span className={small ? 'pass-tag pass-tag-small' : 'pass-tag'}>EDITOR</span>;
}
