-- Who asked is told once that the request was read: silence is what people complain of most.
alter table help_request
  add read_at timestamptz check (read_at >= requested_at);
create index help_request_unread on help_request (id) where state = 'OPEN' and read_at is null;
