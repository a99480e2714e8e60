/** A user id as Auth0 makes them, such as `auth0|65c1…` or `samlp|company|name`, wherever it stands in a text. */
const USER_ID = /[\w-]+(\|[\w.@+-]+)+/g;

/** The columns of a row's owner: by every table's key, and as statements and Prisma name it. */
const OWNER = ['user_id', 'userId'];

/**
 * The rows that are not somebody else's. A statement may return such: Prisma asks for single things of several people,
 * who ask at once, in one statement. Where others stand in a row besides, their user ids are hidden.
 */
export function withoutRowsOfOthers(
  rows: readonly Record<string, unknown>[],
  userId: string,
): Record<string, unknown>[] {
  const own = rows.filter((row) =>
    OWNER.every((column) => [undefined, null, userId].includes(row[column] as string)),
  );
  return withoutOthers(own, userId);
}

/** The same value, as JSON has it, in which every user id but this one is hidden. */
export function withoutOthers<T>(value: T, userId: string): T {
  const hide = (id: string) => (id === userId ? id : 'somebody else');
  return JSON.parse(JSON.stringify(value), (_key, item) =>
    typeof item === 'string' ? item.replace(USER_ID, hide) : item,
  );
}
