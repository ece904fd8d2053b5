package org.mentorat.people;

import org.springframework.data.jpa.repository.JpaRepository;

interface Workplaces extends JpaRepository<Workplace, String> {}
