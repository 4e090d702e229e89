import type { Language } from '@foreshock/wording';

/** Subject and text of a message in the template language. */
export interface TemplateTexts {
  readonly subject: string;
  readonly text: string;
}

const DETAILS = `{%- for notice in notices %}
{%- if count > 1 %}
{{ notice.heading }}{% endif %}
{{ notice.reason }}
{{ notice.money }}
{%- for sentence in notice.evidence %}
• {{ sentence }}{% endfor %}
{%- if notice.nextStep %}
{{ words.nextStep }}{{ notice.nextStep }}{% endif %}
{%- for line in notice.plan %}
{{ line }}{% endfor %}
{%- if notice.acknowledgement %}
{{ notice.acknowledgement }}{% endif %}
{% endfor %}`;

const LINES = `{%- for notice in notices %}
• {{ notice.line }}{% endfor %}
`;

const bodyOf = (more: string, link: string, worklist: string): string => `{{ why }}
{%- if kind == "DIGEST" %}${LINES}{% else %}${DETAILS}{% endif %}
{%- if more > 0 %}
${more}{% endif %}
{%- if caseUrl %}
${link}{% elsif worklistUrl %}
${worklist}{% endif %}`;

/** What is sent where a target has no template of its own. */
export const defaultTemplates: Readonly<Record<Language, TemplateTexts>> = {
  en: {
    subject: `{% case kind %}
{%- when "DIGEST" %}{{ count }} notices about {{ customers }} customers{% if digest == "STORM" %}, more than can be told one by one{% endif %}
{%- when "ESCALATION" %}Nobody has taken it up: {{ whom }} · {{ notices[0].title }}
{%- when "REMINDER" %}Still open: {{ whom }} · {{ notices[0].title }}
{%- else %}{{ notices[0].what }}: {{ whom }} · {{ notices[0].title }}{% if count > 1 %} and {{ count | minus: 1 }} more{% endif %}
{%- endcase %}`,
    text: bodyOf('… and {{ more }} more.', 'Case: {{ caseUrl }}', 'Worklist: {{ worklistUrl }}'),
  },
  zh: {
    subject: `{% case kind %}
{%- when "DIGEST" %}{{ customers }} 位客户的 {{ count }} 条通知{% if digest == "STORM" %}（数量过多，合并发送）{% endif %}
{%- when "ESCALATION" %}无人接手：{{ whom }} · {{ notices[0].title }}
{%- when "REMINDER" %}仍未解除：{{ whom }} · {{ notices[0].title }}
{%- else %}{{ notices[0].what }}：{{ whom }} · {{ notices[0].title }}{% if count > 1 %} 等 {{ count }} 条{% endif %}
{%- endcase %}`,
    text: bodyOf('……另有 {{ more }} 条。', '案件：{{ caseUrl }}', '工作清单：{{ worklistUrl }}'),
  },
};
