package org.mentorat.people;

import org.springframework.data.jpa.repository.JpaRepository;

interface Projects extends JpaRepository<Project, String> {}
