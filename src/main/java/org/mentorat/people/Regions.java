package org.mentorat.people;

import org.springframework.data.jpa.repository.JpaRepository;

interface Regions extends JpaRepository<Region, String> {}
