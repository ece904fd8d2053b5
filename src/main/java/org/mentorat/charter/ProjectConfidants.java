package org.mentorat.charter;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProjectConfidants extends JpaRepository<ProjectConfidant, ProjectConfidant.Key> {

  List<ProjectConfidant> findByProjectOrderByAccount(String project);
}
