export interface StreamedEvent {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape
  data: any;
}

/** The server-sent events of an answer as they come; ends when the answer does. */
export async function* readEvents(response: Response): AsyncGenerator<StreamedEvent> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, name = '', data = ''] = /^event: (\w+)\ndata: (.+)$/.exec(event) ?? [];
      if (name) yield { name, data: JSON.parse(data) };
    }
  }
}
