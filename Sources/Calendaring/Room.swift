enum CalendaringRoom {}
