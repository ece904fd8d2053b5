-- How far the demonstration has moved the service's clock ahead of the machine's. One row.
-- Nothing reads it outside the demo profile.
create table demo_clock (
  id            smallint primary key default 1 check (id = 1),
  offset_millis bigint not null default 0 check (offset_millis >= 0),
  moved_at      timestamp with time zone,
  moved_by      varchar(64)
);

insert into demo_clock (id) values (1);
