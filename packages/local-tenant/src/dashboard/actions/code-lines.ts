import { type Html, html } from '../../words/html.ts';

const TOKEN =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*)|(?<string>`(?:\\[\s\S]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|(?<keyword>\b(?:async|await|break|case|catch|class|const|continue|default|delete|else|export|exports|finally|for|function|if|import|in|instanceof|let|new|null|of|return|switch|this|throw|true|false|try|typeof|undefined|var|while)\b)/g;

/** JavaScript as numbered lines, with comments, strings and keywords told apart; a sketch of a highlighter, not a parser. */
export function codeLines(code: string): Html[] {
  const lines: Html[][] = [[]];
  const write = (text: string, kind?: string) => {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part) lines.at(-1)?.push(kind ? html`<i class="${kind}">${part}</i>` : html`${part}`);
    }
  };
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    write(code.slice(end, match.index));
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    write(match[0], kind);
    end = match.index + match[0].length;
  }
  write(code.slice(end));
  return lines.map((line) => html`<span>${line.length > 0 ? line : ' '}</span>`);
}
