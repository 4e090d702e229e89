import { describe, expect, it } from 'vitest';
import { NO_LINKS } from '../testing/messages.ts';
import { templateProblems } from './check-template.ts';
import { templateEngine } from './engine.ts';
import { createRenderer } from './renderer.ts';
import { sampleMessages } from './samples.ts';
import { defaultTemplates } from './template-texts.ts';

const engine = templateEngine();
const problems = (text: string) => templateProblems(engine, text);

describe('a template of one’s own', () => {
  it('is used for the target that names it, the usual words for the rest of it', () => {
    const render = createRenderer({
      short: { text: '{{ whom }}: {{ count }}{% if more > 0 %}+{% endif %}' },
    });
    const [message] = sampleMessages();
    const written = render(message as never, NO_LINKS, 'short');
    expect(written.text).toBe('customer C-1: 5');
    expect(written.subject).toBe(render(message as never, NO_LINKS, null).subject);
  });

  it('the usual ones are sound', () => {
    for (const { subject, text } of Object.values(defaultTemplates))
      expect([...problems(subject), ...problems(text)]).toEqual([]);
  });

  it.each([
    ['{{ whom }}\n{{ custmers }}', 'line 2: no variable "custmers"; did you mean "customers"?'],
    ['{% if kind == "NEVER" %}\n\n{{ secret }}{% endif %}', 'line 3: no variable "secret"'],
    ['{% for n in notices %}{{ n.titel }}{% endfor %}', 'undefined variable: n.titel'],
    ['{% if kind %}', 'tag {% if kind %} not closed'],
    ['{{ whom | shout }}', 'undefined filter: shout'],
  ])('%s is refused', (text, message) => {
    expect(problems(text).join('\n')).toContain(message);
  });

  it.each([
    ['reads no file', '{% include "/etc/passwd" %}'],
    ['reads no file by another tag', '{% render "/etc/passwd" %}'],
    ['has no layout', '{% layout "/etc/passwd" %}'],
    ['knows no clock', '{{ "now" | date: "%s" }}'],
    ['knows no chance', '{{ notices | sample }}'],
    ['reaches no prototype', '{{ whom.constructor.name }}'],
    ['ends', '{% for a in (1..100000000) %}{{ a }}{% endfor %}'],
    [
      'is of a bounded size',
      `{% assign x = "aaaaaaaaaa" %}${'{% assign x = x | append: x %}'.repeat(30)}{{ x }}`,
    ],
  ])('%s', (_, text) => {
    expect(problems(text)).not.toEqual([]);
  });

  it('that breaks on one message does not keep it back', () => {
    const render = createRenderer({ broken: { text: '{{ notices[0].evidence[0].nothing.there }}' } });
    const [message] = sampleMessages();
    const written = render(message as never, NO_LINKS, 'broken');
    expect(written.text).toContain('Severity medium');
    expect(written.text).toContain('(template broken: undefined variable');
  });
});
