create table "{{ name }}" (
{%- for column in columns %}
    "{{ column.name }}" {{ column.type }}{% if column.primary %} primary key{% elif not column.nullable %} not null{% endif %}
    {%- if column.unique and not column.primary %} unique{% endif %}
    {%- if column.references %} {{ column.references }}{% endif %}
    {%- if not loop.last or sets or checks %},{% endif %}
{%- endfor %}
{%- for set in sets %}
    unique ({{ set }}){% if not loop.last or checks %},{% endif %}
{%- endfor %}
{%- for check in checks %}
    constraint "{{ check.name }}" check ({{ check.sql }}){% if not loop.last %},{% endif %}
{%- endfor %}
){{ options }}
