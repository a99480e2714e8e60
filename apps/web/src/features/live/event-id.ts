/** Whether an event's id, a whole number in decimal digits, is after another one; everything is after ''. */
export function isNewer(id: string, than: string): boolean {
  return id.length === than.length ? id > than : id.length > than.length;
}
